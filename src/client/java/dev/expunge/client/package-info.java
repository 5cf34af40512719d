/**
 * The Java client: tables, rows and deletes over HTTP. Needs the JDK and Jackson. What cannot work does not compile; what
 * only the server can know is an {@link dev.expunge.client.ExpungeException} with its code.
 */
@NullMarked
package dev.expunge.client;

import org.jspecify.annotations.NullMarked;

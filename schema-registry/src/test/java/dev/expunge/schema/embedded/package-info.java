/** The embedded registry over HTTP, and its file. */
@NullMarked
package dev.expunge.schema.embedded;

import org.jspecify.annotations.NullMarked;

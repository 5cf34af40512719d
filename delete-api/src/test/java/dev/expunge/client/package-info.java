/** The client: what compiles, what it sends, and what it depends on. */
@NullMarked
package dev.expunge.client;

import org.jspecify.annotations.NullMarked;

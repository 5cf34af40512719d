/** The client: what compiles, what it sends, and how it tries again. */
@NullMarked
package dev.expunge.client;

import org.jspecify.annotations.NullMarked;

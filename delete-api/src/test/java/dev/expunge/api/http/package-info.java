/** The HTTP layer over ports in memory. */
@NullMarked
package dev.expunge.api.http;

import org.jspecify.annotations.NullMarked;

/** The ports in memory: a processor that answers as it is told, and a view that is filled by hand. */
@NullMarked
package dev.expunge.api.fake;

import org.jspecify.annotations.NullMarked;

/** The gates that keep what is on the topics readable: golden bytes and compatibility of all released versions. */
@NullMarked
package dev.expunge.schema.release;

import org.jspecify.annotations.NullMarked;

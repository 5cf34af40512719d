/** What {@code expunge up} accepts, refuses and says. */
@NullMarked
package dev.expunge.app.up;

import org.jspecify.annotations.NullMarked;

/** What comes in from public topics, and what goes out to them: the words in which the product speaks. */
@NullMarked
package dev.expunge.core.event;

import org.jspecify.annotations.NullMarked;

/**
 * Tables that are fed from topics of their own: reads the topics that the catalog names and says each record again as a row
 * change, exactly once.
 */
@NullMarked
package dev.expunge.processor.source;

import org.jspecify.annotations.NullMarked;

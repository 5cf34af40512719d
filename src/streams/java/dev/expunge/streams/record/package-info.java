/**
 * Records as they enter and leave a processor: bytes. Reading happens inside the processor, so that what cannot be read
 * goes to the quarantine in the same transaction; what is written is encoded before it reaches its sink, and its
 * partition is chosen by the catalogue of topics.
 */
@NullMarked
package dev.expunge.streams.record;

import org.jspecify.annotations.NullMarked;

/**
 * The rules of a delete: catalog, mode resolution, shard state machine and timers, as pure functions over state handed in
 * as an argument. Nothing here knows Kafka, Avro, a clock or a source of randomness.
 */
@NullMarked
package dev.expunge.core;

import org.jspecify.annotations.NullMarked;

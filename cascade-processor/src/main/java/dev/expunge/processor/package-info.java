/**
 * Runs the core's shards on Kafka Streams: one partition, one shard, one loop. Holds rows, references and running units, and
 * decides each delete unit.
 */
@NullMarked
package dev.expunge.processor;

import org.jspecify.annotations.NullMarked;

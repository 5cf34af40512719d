/** The core's {@code Storage} on a Kafka Streams key-value store, and RocksDB's memory bounded per process. */
@NullMarked
package dev.expunge.streams.state;

import org.jspecify.annotations.NullMarked;

/**
 * Kafka's package, for one class of ours: the only way to give RocksDB's iterators an upper bound is to sit beside the
 * store that makes them. To be gone when Kafka Streams sets the bound itself.
 */
package org.apache.kafka.streams.state.internals;

/** Kafka's side of the ports: commands go out through a producer, answers come back by correlation id. */
@NullMarked
package dev.expunge.api.kafka;

import org.jspecify.annotations.NullMarked;

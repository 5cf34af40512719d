/**
 * What the calls need of the world: a way to send commands and hear the answers, and a view of what the log says. HTTP
 * stands on one side of it and Kafka on the other, and neither knows the other.
 */
@NullMarked
package dev.expunge.api.port;

import org.jspecify.annotations.NullMarked;

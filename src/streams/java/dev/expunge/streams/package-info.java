/**
 * The thin Kafka Streams shell that the two processors share: it builds the client's settings, checks the broker, starts,
 * stops, replaces threads that died up to a bound, and tells the truth about its health.
 */
@NullMarked
package dev.expunge.streams;

import org.jspecify.annotations.NullMarked;

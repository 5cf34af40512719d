/**
 * The thin Kafka Streams shell the two processors share: run, stop, name, report health, set poison records aside.
 */
@NullMarked
package dev.expunge.streams;

import org.jspecify.annotations.NullMarked;

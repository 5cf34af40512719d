/**
 * Fires due timers: keeps the current timer of each row and an index by due time, and turns each timer whose time has
 * come into a purge command, in slices, never early. The decisions are pure; Kafka Streams runs them.
 */
@NullMarked
package dev.expunge.scheduler;

import org.jspecify.annotations.NullMarked;

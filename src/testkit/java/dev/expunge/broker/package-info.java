/**
 * A real Kafka broker as a child process: its settings, its start and readiness, and its end, which comes with the end of
 * the process that started it, however that ends. Needs nothing of the test libraries.
 */
@NullMarked
package dev.expunge.broker;

import org.jspecify.annotations.NullMarked;

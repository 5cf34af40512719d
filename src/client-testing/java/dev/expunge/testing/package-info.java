/**
 * Expunge in a test: in memory on a clock that obeys, embedded with a real broker, or in containers; and a JUnit extension
 * that starts the first two.
 */
@NullMarked
package dev.expunge.testing;

import org.jspecify.annotations.NullMarked;

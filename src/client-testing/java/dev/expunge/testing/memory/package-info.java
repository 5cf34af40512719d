/**
 * The core and the API without a broker: shards one after the other, and what the API reads and asks. Not for use from
 * outside; {@link dev.expunge.testing.InMemoryExpunge} is.
 */
@NullMarked
package dev.expunge.testing.memory;

import org.jspecify.annotations.NullMarked;

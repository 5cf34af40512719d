/** Round trips, orders and limits of what is stored, on seeded random data; {@code -Dseed} reruns a failure. */
@NullMarked
package dev.expunge.core.storage;

import org.jspecify.annotations.NullMarked;

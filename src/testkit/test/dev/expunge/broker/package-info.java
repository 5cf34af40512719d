/** A broker's life: it starts, stops, is killed, and goes on with what it had. */
@NullMarked
package dev.expunge.broker;

import org.jspecify.annotations.NullMarked;

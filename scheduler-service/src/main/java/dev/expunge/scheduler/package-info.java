/**
 * Keeps the current token of each scheduled row and a due index, and turns due timers into commands. It never fires early
 * and decides nothing else.
 */
@NullMarked
package dev.expunge.scheduler;

import org.jspecify.annotations.NullMarked;

/** What must hold after every step, and when nothing is left to do. */
@NullMarked
package dev.expunge.sim.check;

import org.jspecify.annotations.NullMarked;

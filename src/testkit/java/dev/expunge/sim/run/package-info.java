/** One run of the simulation: a plan made from a seed, what came of it, the smallest plan that still fails, its story. */
@NullMarked
package dev.expunge.sim.run;

import org.jspecify.annotations.NullMarked;

/** The log and the storage of the simulation: nothing counts before its transaction commits. */
@NullMarked
package dev.expunge.sim.log;

import org.jspecify.annotations.NullMarked;

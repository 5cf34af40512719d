/**
 * The whole system in one thread, from one seed: shards on instances with clocks of their own, the scheduler and the log
 * between them. What is delivered when, what is lost and what comes twice follows from the seed alone.
 */
@NullMarked
package dev.expunge.sim;

import org.jspecify.annotations.NullMarked;

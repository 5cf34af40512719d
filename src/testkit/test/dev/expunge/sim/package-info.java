/** The simulation at work: stories told in a few lines, and seeds. */
@NullMarked
package dev.expunge.sim;

import org.jspecify.annotations.NullMarked;

/** The benchmark: its command, its rounds, and what a scenario is given to work with. */
@NullMarked
package dev.expunge.bench;

import org.jspecify.annotations.NullMarked;

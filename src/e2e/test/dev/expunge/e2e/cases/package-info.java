/** The contract as cases: data files, what runs them, and a whole product in memory with a clock of its own to run them on. */
@NullMarked
package dev.expunge.e2e.cases;

import org.jspecify.annotations.NullMarked;

/** What was measured, and how it is told: table, JSON and plot. */
@NullMarked
package dev.expunge.bench.result;

import org.jspecify.annotations.NullMarked;

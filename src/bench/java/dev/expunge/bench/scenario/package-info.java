/** The scenarios, one class each. */
@NullMarked
package dev.expunge.bench.scenario;

import org.jspecify.annotations.NullMarked;

/** Tests of figures and how they are told. */
@NullMarked
package dev.expunge.bench.result;

import org.jspecify.annotations.NullMarked;

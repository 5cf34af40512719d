/** Tests of the whole product on real brokers, through its public interfaces only. */
@NullMarked
package dev.expunge.e2e;

import org.jspecify.annotations.NullMarked;

/** The whole product on a real broker: what a user sees, and what must hold when processes die. */
@NullMarked
package dev.expunge.e2e;

import org.jspecify.annotations.NullMarked;

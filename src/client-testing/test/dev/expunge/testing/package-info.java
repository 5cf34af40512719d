/** What users test with, used as users use it. */
@NullMarked
package dev.expunge.testing;

import org.jspecify.annotations.NullMarked;

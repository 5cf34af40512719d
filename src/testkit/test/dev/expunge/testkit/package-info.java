/** The test tools, tested. */
@NullMarked
package dev.expunge.testkit;

import org.jspecify.annotations.NullMarked;

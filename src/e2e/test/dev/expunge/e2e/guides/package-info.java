/** The documentation is true: its commands are run, its answers compared, its Java compiled. */
@NullMarked
package dev.expunge.e2e.guides;

import org.jspecify.annotations.NullMarked;

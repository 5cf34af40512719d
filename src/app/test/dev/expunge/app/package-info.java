/** The start script, tested as people use it. */
@NullMarked
package dev.expunge.app;

import org.jspecify.annotations.NullMarked;

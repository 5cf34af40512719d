/** The commands against a server that answers what it is told to. */
@NullMarked
package dev.expunge.app.cli;

import org.jspecify.annotations.NullMarked;

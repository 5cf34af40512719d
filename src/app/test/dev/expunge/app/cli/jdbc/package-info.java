/** Imports from databases, real and described. */
@NullMarked
package dev.expunge.app.cli.jdbc;

import org.jspecify.annotations.NullMarked;

/** Tables of a relational database as a catalog: what is read over JDBC, and what becomes of it. */
@NullMarked
package dev.expunge.app.cli.jdbc;

import org.jspecify.annotations.NullMarked;

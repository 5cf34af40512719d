/** What the commands show: tables that fit the terminal, trees, JSON. */
@NullMarked
package dev.expunge.app.cli.print;

import org.jspecify.annotations.NullMarked;

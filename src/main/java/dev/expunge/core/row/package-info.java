/**
 * Rows and their columns' values: what a write makes of a row, the text that names it, the bytes that it is stored as and
 * the order of values.
 */
@NullMarked
package dev.expunge.core.row;

import org.jspecify.annotations.NullMarked;

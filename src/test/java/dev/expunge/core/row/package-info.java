/** Key texts, row writes and row bytes, by table of cases and on seeded random rows. */
@NullMarked
package dev.expunge.core.row;

import org.jspecify.annotations.NullMarked;

/** Every version of every schema that was ever released. They are never edited: records written with them still exist. */
@NullMarked
package dev.expunge.schema.release;

import org.jspecify.annotations.NullMarked;

/** Every kind of record there and back, on seeded random values, and what becomes of records that are not as they should be. */
@NullMarked
package dev.expunge.schema.codec;

import org.jspecify.annotations.NullMarked;

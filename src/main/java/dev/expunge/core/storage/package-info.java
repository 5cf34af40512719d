/**
 * A shard's storage as an ordered map of bytes, and the encodings that fill it: plain bytes, records, and column values
 * whose byte order is their value order. What is written here outlives the program that wrote it.
 */
@NullMarked
package dev.expunge.core.storage;

import org.jspecify.annotations.NullMarked;

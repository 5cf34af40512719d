/** What a row costs in messages, bytes and store operations, counted on shards in memory: the same figures on every machine. */
@NullMarked
package dev.expunge.bench.cost;

import org.jspecify.annotations.NullMarked;

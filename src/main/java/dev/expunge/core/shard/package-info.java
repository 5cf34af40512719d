/**
 * The shard state machine: rows, references, units, deletes. {@link dev.expunge.core.shard.Shard} is the way in; all else is
 * its parts, found through {@code ShardContext}. A message names the part that takes it.
 */
@NullMarked
package dev.expunge.core.shard;

import org.jspecify.annotations.NullMarked;

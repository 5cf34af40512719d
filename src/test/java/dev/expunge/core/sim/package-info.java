/** A cluster of shards in one thread: messages between shards arrive in any order that one seed makes of them. */
@NullMarked
package dev.expunge.core.sim;

import org.jspecify.annotations.NullMarked;

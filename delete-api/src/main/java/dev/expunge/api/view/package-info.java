/**
 * What the log says, kept in a RocksDB of this instance: rows, statuses, audit and definitions with the offsets up to which
 * they were read, in one batch. It can be thrown away at any time; the topics make it again.
 */
@NullMarked
package dev.expunge.api.view;

import org.jspecify.annotations.NullMarked;

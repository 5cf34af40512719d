package dev.expunge.core.event;

import dev.expunge.core.row.Row;
import org.jspecify.annotations.Nullable;

/** A row as it is now, deletes applied; null: gone. Topic rows. */
public record RowState(String table, String key, @Nullable Row row) implements Output {}

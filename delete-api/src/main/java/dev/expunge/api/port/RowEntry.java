package dev.expunge.api.port;

import dev.expunge.core.row.Row;

/** A row with its key. */
public record RowEntry(String key, Row row) {}

package dev.expunge.core.event;

/** The foreign key, as {@code posts(authorId)->users}, and the row that it references. */
public record Cause(String foreignKey, RowRef references) {}

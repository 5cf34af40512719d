package dev.expunge.api.port;

import dev.expunge.core.event.DeleteStatus;
import org.jspecify.annotations.Nullable;

/** Which deletes to list; null: any. */
public record DeleteFilter(@Nullable String table, DeleteStatus.@Nullable State state) {}

package dev.expunge.core.request;

import dev.expunge.core.row.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A delete request as it was asked, before anything is resolved. Null: not given. Shape checked, catalog not. */
public record DeleteRequest(
        String table,
        Selection selection,
        How how,
        @Nullable Returning returning,
        @Nullable String requestId,
        Note note) {

    /** Which rows. At most one of key, keys and where is given. */
    public record Selection(
            @Nullable String key,
            @Nullable List<String> keys,
            @Nullable List<Condition> where,
            boolean allowFullScan) {}

    /** One test of one column; a row matches a selection when it passes all. */
    public record Condition(String column, Operator operator, List<Value> values) {}

    public enum Operator {
        EQ,
        IN,
        /** One value, a {@link Value.Bool}. */
        IS_NULL,
        GT,
        GTE,
        LT,
        LTE,
        NE
    }

    /**
     * @param mode as written, so that an unknown one can be named
     * @param delayMs ms
     */
    public record How(
            @Nullable String mode,
            @Nullable Long delayMs,
            @Nullable String cascade,
            @Nullable String execution,
            @Nullable Integer batchSize) {}

    /** @param columns null: all of them */
    public record Returning(@Nullable List<String> columns) {}

    public record Note(@Nullable String reason, @Nullable String requestedBy) {}
}

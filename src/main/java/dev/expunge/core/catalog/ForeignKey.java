package dev.expunge.core.catalog;

import java.util.List;

/**
 * A foreign key after implicit and explicit ones are merged and defaults filled in.
 *
 * @param id stays the same while table, columns, target table and target columns do (and all of those tables live)
 * @param indexed whether the table has an index that starts with these columns in this order
 */
public record ForeignKey(int id, String table, List<String> columns, Target target, Action action, boolean indexed) {

    /** @param id the number of this (table, columns) pair as something that is referenced; shared by all foreign keys to it */
    public record Target(int id, String table, List<String> columns) {}

    public enum Action {
        CASCADE,
        SET_NULL,
        SET_DEFAULT,
        RESTRICT,
        NO_ACTION
    }

    /** As in statuses and audit: {@code posts(authorId)->users}. */
    @Override
    public String toString() {
        return table + "(" + String.join(",", columns) + ")->" + target.table();
    }
}

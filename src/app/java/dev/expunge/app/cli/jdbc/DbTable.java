package dev.expunge.app.cli.jdbc;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table as its database describes it.
 *
 * @param key columns of the primary key in their order; empty: it has none
 * @param indexes columns by name, those that hold every row and columns only
 */
record DbTable(
        String name,
        List<DbColumn> columns,
        List<String> key,
        Map<String, List<String>> indexes,
        List<DbForeignKey> foreignKeys) {

    /**
     * A column.
     *
     * @param jdbcType of {@link java.sql.Types}
     * @param digits behind the point
     * @param defaultText an expression in SQL; null: none
     */
    record DbColumn(
            String name,
            int jdbcType,
            String typeName,
            int digits,
            boolean notNull,
            @Nullable String defaultText) {}

    /**
     * A foreign key.
     *
     * @param columns in the order of targets
     * @param schema of the table that is referenced
     * @param onDelete as a definition says it
     */
    record DbForeignKey(
            String name, List<String> columns, String schema, String table, List<String> targets, String onDelete) {}
}

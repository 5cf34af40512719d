package dev.expunge.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A foreign key: {@code ForeignKey.on("authorId").references("users").onDelete(CASCADE)}. */
public final class ForeignKey {

    private final List<String> columns;
    private final String table;
    private final List<String> targets;
    private final OnDelete action;

    private ForeignKey(List<String> columns, String table, List<String> targets, OnDelete action) {
        this.columns = columns;
        this.table = table;
        this.targets = targets;
        this.action = action;
    }

    /**
     * The columns that reference; what they reference is still to be said.
     *
     * @param names in order
     */
    public record Columns(List<String> names) {

        /**
         * Keeps a copy of the list.
         *
         * @param names in order
         */
        public Columns {
            names = List.copyOf(names);
        }

        /**
         * Says what they reference.
         *
         * @param table of the rows that are referenced
         * @param targets columns of that table, in the same order; none: its key
         * @return a foreign key
         */
        public ForeignKey references(String table, String... targets) {
            return new ForeignKey(names, table, List.of(targets), OnDelete.NO_ACTION);
        }

        /**
         * Says what they reference.
         *
         * @param table of the rows that are referenced
         * @param targets columns of that table, in the same order; none: its key
         * @return a foreign key
         */
        public ForeignKey references(Table table, String... targets) {
            return references(table.name(), targets);
        }
    }

    /**
     * Begins a foreign key.
     *
     * @param first column
     * @param more columns, in order
     * @return what still has to say what it references
     */
    public static Columns on(String first, String... more) {
        return new Columns(Lists.of(first, more));
    }

    /**
     * Says what happens to a row when the row that it references is deleted.
     *
     * @param what nothing else said, it is {@link OnDelete#NO_ACTION}
     * @return the foreign key with this action
     */
    public ForeignKey onDelete(OnDelete what) {
        return new ForeignKey(columns, table, targets, what);
    }

    Map<String, Object> toJson() {
        Map<String, Object> references = new LinkedHashMap<>();
        references.put("table", table);
        if (!targets.isEmpty()) {
            references.put("columns", targets);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("columns", columns);
        json.put("references", references);
        json.put("onDelete", action.word());
        return json;
    }
}

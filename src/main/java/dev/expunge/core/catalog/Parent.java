package dev.expunge.core.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the tables that reference a table see of its definition. */
interface Parent {

    String name();

    List<String> key();

    boolean hasColumn(String column);

    /** As written. Null where there is no such column or its type was faulty. */
    @Nullable
    String declaredType(String column);

    /** One whose definition is known to be without faults. */
    record Accepted(Table table) implements Parent {

        @Override
        public String name() {
            return table.name();
        }

        @Override
        public List<String> key() {
            return table.key();
        }

        @Override
        public boolean hasColumn(String column) {
            return table.columns().containsKey(column);
        }

        @Override
        public @Nullable String declaredType(String column) {
            Column found = table.columns().get(column);
            return found == null ? null : found.declaredType();
        }
    }
}

package dev.expunge.core.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How definitions are shown. */
public final class Definitions {

    private Definitions() {}

    /** The definition as declared, but with the foreign keys as they are after merging and filling in defaults. */
    public static Map<String, @Nullable Object> toJson(Table table) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(table.definition());
        json.put(
                "foreignKeys",
                table.references().outgoing().stream().map(Definitions::toJson).toList());
        return json;
    }

    private static Map<String, Object> toJson(ForeignKey foreignKey) {
        Map<String, Object> references = new LinkedHashMap<>();
        references.put("table", foreignKey.target().table());
        references.put("columns", List.copyOf(foreignKey.target().columns()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("columns", List.copyOf(foreignKey.columns()));
        json.put("references", references);
        json.put("onDelete", Actions.name(foreignKey.action()));
        return json;
    }
}

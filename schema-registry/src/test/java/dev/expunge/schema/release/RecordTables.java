package dev.expunge.schema.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** Avro records as tables of their fields; what they are made of is remembered for a chapter of its own. */
final class RecordTables {

    private final Map<String, Schema> parts = new LinkedHashMap<>();

    List<String> of(Schema value) {
        List<String> lines = new ArrayList<>(
                List.of("`" + value.getName() + "`. " + value.getDoc(), "", "| field | type | |", "|---|---|---|"));
        for (Schema.Field field : value.getFields()) {
            String type = words(field.schema());
            lines.add("| `" + field.name() + "` | " + type + " | " + field.doc().replace("|", "\\|") + " |");
        }
        return lines;
    }

    /** What the values so far are made of, and what that is made of. */
    List<String> parts() {
        Map<String, List<String>> chapters = new LinkedHashMap<>();
        while (chapters.size() < parts.size()) {
            for (Schema part : List.copyOf(parts.values())) {
                if (!chapters.containsKey(part.getName())) {
                    chapters.put(part.getName(), part.getType() == Schema.Type.ENUM ? symbols(part) : of(part));
                }
            }
        }
        List<String> lines = new ArrayList<>();
        chapters.keySet().stream().sorted().forEach(name -> {
            lines.addAll(List.of("", "### " + name, ""));
            lines.addAll(chapters.getOrDefault(name, List.of()));
        });
        return lines;
    }

    private static List<String> symbols(Schema type) {
        return List.of(
                type.getDoc(),
                "",
                type.getEnumSymbols().stream()
                        .map(symbol -> "`" + symbol + "`")
                        .collect(Collectors.joining(
                                ", ", "One of ", "; one that the reader's schema lacks reads as `UNKNOWN`.")));
    }

    private String words(Schema schema) {
        return switch (schema.getType()) {
            case UNION -> union(schema);
            case ARRAY -> "list of " + words(schema.getElementType());
            case MAP -> "map of " + words(schema.getValueType());
            case RECORD, ENUM -> {
                parts.putIfAbsent(schema.getName(), schema);
                yield "[" + schema.getName() + "](#" + schema.getName().toLowerCase(Locale.ROOT) + ")";
            }
            default -> schema.getType().getName();
        };
    }

    private String union(Schema schema) {
        List<String> types = schema.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .map(this::words)
                .toList();
        // A column's value: all that a row can hold.
        String all = types.size() > 2 ? "column value" : String.join(" or ", types);
        return schema.isNullable() && types.size() <= 2 ? all + " or null" : all;
    }
}

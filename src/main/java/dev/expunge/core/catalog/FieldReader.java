package dev.expunge.core.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the fields that definitions are made of; what cannot be read is a fault and gives the empty value. */
final class FieldReader {

    private final Faults faults;

    FieldReader(Faults faults) {
        this.faults = faults;
    }

    void fault(String path, String message) {
        faults.add(path, message);
    }

    void known(String at, Map<String, @Nullable Object> members, Set<String> fields) {
        for (String field : members.keySet()) {
            if (!fields.contains(field)) {
                String all = String.join(", ", new TreeSet<>(fields));
                faults.add(Pointer.to(at, field), "unknown field " + JsonText.brief(field) + ": one of " + all);
            }
        }
    }

    void name(String at, String what, String name) {
        if (!Names.isColumn(name)) {
            faults.add(at, what + " cannot be named " + JsonText.brief(name) + ": " + Names.COLUMN_RULE);
        }
    }

    /** Null is false. */
    boolean bool(String at, @Nullable Object json) {
        if (json != null && !(json instanceof Boolean)) {
            faults.add(at, "true or false, not " + JsonText.brief(json));
        }
        return Boolean.TRUE.equals(json);
    }

    /** Null is none. */
    Map<String, @Nullable Object> members(String at, @Nullable Object json, int limit, String what) {
        if (json == null) {
            return Map.of();
        }
        Map<String, @Nullable Object> members = PlainJson.object(json);
        if (members == null) {
            faults.add(at, what + " are an object, not " + JsonText.brief(json));
            return Map.of();
        }
        if (members.size() > limit) {
            faults.add(at, members.size() + " " + what + " are too many: at most " + limit);
            return Map.of();
        }
        return members;
    }

    /** Names of columns, each once; none where there is a fault. */
    List<String> columnList(String at, @Nullable Object json) {
        List<@Nullable Object> list = PlainJson.list(json);
        if (list == null) {
            faults.add(at, "a list of columns, not " + JsonText.brief(json));
            return List.of();
        }
        if (list.isEmpty() || list.size() > Limits.COLUMNS_PER_LIST) {
            faults.add(at, list.isEmpty() ? "no columns" : list.size() + " columns are too many: at most 32");
            return List.of();
        }
        List<String> columns = new ArrayList<>();
        for (Object element : list) {
            if (!(element instanceof String column)) {
                faults.add(at, "the name of a column, not " + JsonText.brief(element));
                return List.of();
            }
            if (columns.contains(column)) {
                faults.add(at, "names column " + JsonText.brief(column) + " twice");
                return List.of();
            }
            columns.add(column);
        }
        return List.copyOf(columns);
    }
}

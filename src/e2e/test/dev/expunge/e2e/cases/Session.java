package dev.expunge.e2e.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a case knows while it runs: deletes by name, remembered values, its tables. */
final class Session {

    private static final long FIRST_PAUSE_MS = 20;
    private static final long LONGEST_PAUSE_MS = 200;

    final Subject subject;
    final String prefix;
    final Caller caller;
    final Tables tables;
    final Transcript transcript = new Transcript();
    private final Map<String, String> ids = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> remembered = new ConcurrentHashMap<>();

    Session(Subject subject, String prefix) {
        this.subject = subject;
        this.prefix = prefix;
        this.caller = new Caller(subject.base(), prefix);
        this.tables = new Tables(caller, prefix);
    }

    void name(String name, String deleteId) {
        ids.put(name, deleteId);
    }

    /** The id of the delete so named, else the name itself. */
    String id(String name) {
        return ids.getOrDefault(name, name);
    }

    @Nullable
    String nameOf(String deleteId) {
        return ids.entrySet().stream()
                .filter(one -> one.getValue().equals(deleteId))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** @param place as users/u1.deletionTime */
    void remember(String name, String place) {
        int slash = place.indexOf('/');
        int dot = place.lastIndexOf('.');
        JsonNode row = tables.rows(place.substring(0, slash)).get(place.substring(slash + 1, dot));
        JsonNode value = row == null ? NullNode.getInstance() : row.path(place.substring(dot + 1));
        remembered.put(name, value.isMissingNode() ? NullNode.getInstance() : value);
    }

    /** A row to write, with what was remembered in place of {@code {$same: name}}. */
    ObjectNode filled(JsonNode row) {
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        row.properties().forEach(column -> {
            String name = column.getValue().path("$same").asText("");
            made.set(column.getKey(), name.isEmpty() ? column.getValue() : remembered.get(name));
        });
        return made;
    }

    /** Looks until there is nothing wrong any more, for at most this long on the product's clock. */
    void until(long limitMs, Supplier<@Nullable String> wrong) {
        long pause = FIRST_PAUSE_MS;
        long waited = 0;
        for (String found = wrong.get(); found != null; found = wrong.get()) {
            if (waited >= limitMs) {
                throw new AssertionError(found);
            }
            subject.pass(pause);
            waited += pause;
            pause = Math.min(LONGEST_PAUSE_MS, pause * 3 / 2);
        }
    }

    void checkRows(JsonNode expected) {
        until(subject.patienceMs(), () -> {
            for (Map.Entry<String, JsonNode> table : expected.properties()) {
                String found = wrongRows(table.getKey(), table.getValue());
                if (found != null) {
                    return found;
                }
            }
            return null;
        });
    }

    private @Nullable String wrongRows(String table, JsonNode expected) {
        Map<String, JsonNode> wanted = new TreeMap<>();
        expected.forEach(row -> wanted.put(tables.keyOf(table, row), row));
        Map<String, JsonNode> got = tables.rows(table);
        if (!wanted.keySet().equals(got.keySet())) {
            return table + " should have " + wanted.keySet() + " and has " + got.keySet();
        }
        for (Map.Entry<String, JsonNode> row : wanted.entrySet()) {
            JsonNode is = got.getOrDefault(row.getKey(), NullNode.getInstance());
            TreeSet<String> columns = new TreeSet<>();
            row.getValue().fieldNames().forEachRemaining(columns::add);
            is.fieldNames().forEachRemaining(columns::add);
            for (String column : columns) {
                if (!matches(row.getValue().path(column), is.path(column))) {
                    return "%s/%s.%s should be %s and is %s"
                            .formatted(
                                    table, row.getKey(), column, row.getValue().path(column), is.path(column));
                }
            }
        }
        return null;
    }

    private boolean matches(JsonNode wanted, JsonNode got) {
        boolean none = got.isNull() || got.isMissingNode();
        if (wanted.isNull() || wanted.isMissingNode()) {
            return none;
        }
        if (wanted.asText().equals("$set")) {
            return got.isNumber();
        }
        if (wanted.has("$same")) {
            return Values.same(got, remembered.get(wanted.path("$same").asText()));
        }
        if (wanted.has("$greater")) {
            JsonNode than = remembered.get(wanted.path("$greater").asText());
            return than != null && got.isNumber() && got.asLong() > than.asLong();
        }
        return Values.same(wanted, got);
    }
}

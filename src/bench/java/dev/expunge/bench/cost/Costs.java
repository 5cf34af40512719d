package dev.expunge.bench.cost;

import dev.expunge.core.catalog.CatalogEvolution;
import dev.expunge.core.catalog.Evolution;
import dev.expunge.core.event.ActionCommand;
import dev.expunge.core.event.CatalogCommand;
import dev.expunge.core.event.DeleteCommand;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.request.Reading;
import dev.expunge.core.request.Requests;
import dev.expunge.core.row.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One parent with many children: what it costs to load them, and to delete them in each of the ways. */
public final class Costs {

    private static final Value BODY = new Value.Text("0123456789".repeat(10));
    private static final Map<String, @Nullable Object> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("parents", Map.of("columns", Map.of("id", "string", "body", "string", "deletionTime", "integer")));
        TABLES.put("children", child("parents", "cascade"));
        TABLES.put("held_parents", TABLES.get("parents"));
        TABLES.put("held", child("held_parents", "cascade"));
        TABLES.put("guards", child("held", "restrict"));
    }

    private final Shards shards;
    private final int rows;
    private final Map<String, Map<String, Double>> found = new LinkedHashMap<>();
    private int events;

    private Costs(int shards, int rows) {
        this.shards = new Shards(shards);
        this.rows = rows;
    }

    private static Map<String, Object> child(String parent, String action) {
        return Map.of(
                "columns",
                Map.of("id", "string", "parentId", "string", "body", "string", "deletionTime", "integer"),
                "indexes",
                Map.of("by_parent", List.of("parentId")),
                "foreignKeys",
                List.of(Map.of(
                        "columns", List.of("parentId"), "references", Map.of("table", parent), "onDelete", action)));
    }

    /** What is counted, for each row, by what is done. */
    public static Map<String, Map<String, Double>> of(int shards, int rows) {
        Costs costs = new Costs(shards, rows);
        costs.shards.take(new CatalogCommand("catalog", TABLES, null, null));
        costs.load("parents", "children");
        costs.count("load, one foreign key");
        DeleteStatus soft = costs.delete("parents", "soft");
        costs.count("soft delete");
        costs.shards.take(new ActionCommand("restore", soft.deleteId(), ActionCommand.Action.RESTORE, null, null));
        costs.count("restore");
        costs.delete("parents", "hard");
        costs.count("hard delete, fast path");
        costs.load("held_parents", "held");
        costs.shards.tally.clear();
        costs.delete("held_parents", "hard");
        costs.count("hard delete, two phases");
        return costs.found;
    }

    private void count(String what) {
        Map<String, Double> each = new TreeMap<>();
        shards.tally.all().forEach((name, count) -> each.put(name, count / (double) rows));
        found.put(what, each);
        shards.tally.clear();
    }

    private void load(String parents, String children) {
        write(parents, "p", Map.of("id", new Value.Text("p"), "body", BODY));
        shards.tally.clear();
        for (int i = 0; i < rows; i++) {
            String key = "child-" + i;
            write(children, key, Map.of("id", new Value.Text(key), "parentId", new Value.Text("p"), "body", BODY));
        }
    }

    private void write(String table, String key, Map<String, Value> columns) {
        shards.take(new RowChange("w" + events++, table, key, columns, RowChange.Origin.OWNER, null));
    }

    private DeleteStatus delete(String table, String mode) {
        String id = "d" + events++;
        Evolution.Accepted catalog = (Evolution.Accepted) CatalogEvolution.evolve(CatalogEvolution.EMPTY, TABLES);
        Reading.Accepted request =
                (Reading.Accepted) Requests.read(Map.of("table", table, "key", "p", "mode", mode), catalog.next());
        shards.take(new DeleteCommand("e" + id, id, request.delete().request(), false, null));
        DeleteStatus status = Objects.requireNonNull(shards.deletes.get(id));
        if (!status.state().name().equals("COMPLETED")) {
            throw new IllegalStateException("the delete of " + table + " has not ended well: " + status);
        }
        return status;
    }
}

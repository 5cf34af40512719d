package dev.expunge.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.catalog.CatalogEvolution;
import dev.expunge.core.catalog.Evolution;
import dev.expunge.core.event.ActionCommand;
import dev.expunge.core.event.CatalogCommand;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteCommand;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.ReplyTo;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.request.DeleteRequest;
import dev.expunge.core.request.JsonValues;
import dev.expunge.core.request.Reading;
import dev.expunge.core.request.Requests;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A cluster with tables, used as a client would: one shard for even seeds, four for odd ones, tiny batches. */
final class Scene {

    static final long HOUR_MS = 3_600_000;

    final Cluster cluster;
    private final Map<String, @Nullable Object> declared;
    private int events;

    Scene(long seed, Schema schema) {
        this(seed, schema, 1_000 * HOUR_MS);
    }

    /** @param statusMs how long ended deletes are known */
    Scene(long seed, Schema schema, long statusMs) {
        cluster = new Cluster(Setup.small(seed).withStatusMs(statusMs));
        declared = new LinkedHashMap<>();
        declare(schema);
    }

    void declare(Schema more) {
        String id = submitDeclare(more);
        cluster.settle();
        assertThat(cluster.world.replies.get(id)).isInstanceOf(Reply.CatalogChanged.class);
    }

    String submitDeclare(Schema more) {
        declared.putAll(more.tables);
        String id = "c" + events++;
        cluster.submit(new CatalogCommand(id, more.tables, null, new ReplyTo("test", id)));
        return id;
    }

    /** Writes a row, given as name, value, name, value, and lets things settle. */
    void write(String table, String key, @Nullable Object... columns) {
        submitWrite(table, key, columns);
        cluster.settle();
    }

    void submitWrite(String table, String key, @Nullable Object... columns) {
        Map<String, Value> values = new TreeMap<>(Map.of("id", JsonValues.of(key)));
        for (int i = 0; i < columns.length; i += 2) {
            values.put(Objects.requireNonNull(columns[i]).toString(), JsonValues.of(columns[i + 1]));
        }
        String id = "w" + events++;
        cluster.submit(new RowChange(id, table, key, values, RowChange.Origin.OWNER, new ReplyTo("test", id)));
    }

    /** The row is gone at its owner's hand. */
    void submitRemoval(String table, String key) {
        String id = "w" + events++;
        cluster.submit(new RowChange(id, table, key, null, RowChange.Origin.OWNER, new ReplyTo("test", id)));
    }

    /** Runs a request, given as field, value, field, value, to its end. */
    DeleteStatus delete(String table, Object... body) {
        String id = submitDelete(table, body);
        cluster.settle();
        return status(id);
    }

    String submitDelete(String table, Object... body) {
        String id = "d" + events++;
        cluster.submit(new DeleteCommand("e" + id, id, request(table, body), false, new ReplyTo("test", id)));
        return id;
    }

    Reply.Answer preview(String table, Object... body) {
        String id = "p" + events++;
        cluster.submit(new DeleteCommand("e" + id, id, request(table, body), true, new ReplyTo("test", id)));
        cluster.settle();
        return Objects.requireNonNull(cluster.world.replies.get(id));
    }

    private DeleteRequest request(String table, Object... body) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(Map.of("table", table));
        for (int i = 0; i < body.length; i += 2) {
            json.put(body[i].toString(), body[i + 1]);
        }
        Evolution.Accepted catalog = (Evolution.Accepted) CatalogEvolution.evolve(CatalogEvolution.EMPTY, declared);
        return ((Reading.Accepted) Requests.read(json, catalog.next())).delete().request();
    }

    DeleteStatus act(DeleteStatus delete, ActionCommand.Action action) {
        submitAct(delete, action);
        cluster.settle();
        return status(delete.deleteId());
    }

    /** @return where its answer will be found */
    String submitAct(DeleteStatus delete, ActionCommand.Action action) {
        String id = "a" + events++;
        cluster.submit(new ActionCommand(id, delete.deleteId(), action, null, new ReplyTo("test", id)));
        return id;
    }

    DeleteStatus status(String deleteId) {
        return Objects.requireNonNull(cluster.world.deletes.get(deleteId));
    }

    static Map<String, Long> counts(DeleteStatus status, Counts.Kind kind) {
        return status.progress().counts().byKind().getOrDefault(kind, new TreeMap<>());
    }

    /** The keys of the table's rows. */
    List<String> rows(String table) {
        return cluster.world.rows.keySet().stream()
                .filter(ref -> ref.table().equals(table))
                .map(RowRef::key)
                .toList();
    }

    /** A column of a row that is there; null: null. */
    @Nullable
    Object value(String table, String key, String column) {
        Row row = Objects.requireNonNull(cluster.world.rows.get(new RowRef(table, key)), key);
        Value value = row.get(column);
        return value == null ? null : JsonValues.toJson(value);
    }
}

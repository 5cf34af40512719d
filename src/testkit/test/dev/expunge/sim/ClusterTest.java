package dev.expunge.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.catalog.CatalogEvolution;
import dev.expunge.core.catalog.Evolution;
import dev.expunge.core.event.ActionCommand;
import dev.expunge.core.event.CatalogCommand;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteCommand;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.ReplyTo;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.request.JsonValues;
import dev.expunge.core.request.Reading;
import dev.expunge.core.request.Requests;
import dev.expunge.core.row.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterTest {

    private static final Map<String, @Nullable Object> TABLES = new LinkedHashMap<>(Map.of(
            "users",
            table(Map.of("id", "string", "deletionTime", "integer"), List.of()),
            "posts",
            table(
                    Map.of("id", "string", "author", "string", "deletionTime", "integer"),
                    List.of(fk("author", "users", "cascade"))),
            "likes",
            table(
                    Map.of("id", "string", "post", "string", "deletionTime", "integer"),
                    List.of(fk("post", "posts", "cascade"))),
            "notes",
            table(Map.of("id", "string", "about", "string"), List.of(fk("about", "users", "setNull"))),
            "bills",
            table(Map.of("id", "string", "post", "string"), List.of(fk("post", "posts", "restrict")))));

    private static Map<String, Object> fk(String column, String target, String action) {
        return Map.of("columns", List.of(column), "references", Map.of("table", target), "onDelete", action);
    }

    private static Map<String, Object> table(Map<String, Object> columns, List<Map<String, Object>> fks) {
        Map<String, Object> indexes = new TreeMap<>();
        fks.forEach(fk ->
                indexes.put("by_" + ((List<?>) Objects.requireNonNull(fk.get("columns"))).get(0), fk.get("columns")));
        return Map.of("columns", columns, "indexes", indexes, "foreignKeys", fks);
    }

    private final Map<String, @Nullable Object> declared = new LinkedHashMap<>();
    private int events;

    private Cluster cluster(long seed, String... without) {
        Cluster cluster = new Cluster(Setup.small(seed));
        declared.putAll(TABLES);
        List.of(without).forEach(declared::remove);
        cluster.submit(new CatalogCommand("c1", declared, null, new ReplyTo("t", "catalog")));
        cluster.settle();
        assertThat(cluster.world.replies.get("catalog")).isInstanceOf(Reply.CatalogChanged.class);
        return cluster;
    }

    private void write(Cluster cluster, String table, Map<String, String> columns) {
        Map<String, Value> values = new TreeMap<>();
        columns.forEach((name, text) -> values.put(name, JsonValues.of(text)));
        String key = Objects.requireNonNull(columns.get("id"));
        cluster.submit(new RowChange(
                "w" + events++, table, key, values, RowChange.Origin.OWNER, new ReplyTo("t", "w" + events)));
    }

    private void load(Cluster cluster) {
        for (int u = 0; u < 3; u++) {
            write(cluster, "users", Map.of("id", "u" + u));
            write(cluster, "notes", Map.of("id", "n" + u, "about", "u" + u));
            for (int p = 0; p < 7; p++) {
                String post = "p" + u + p;
                write(cluster, "posts", Map.of("id", post, "author", "u" + u));
                for (int l = 0; l < 5; l++) {
                    write(cluster, "likes", Map.of("id", "l" + u + p + l, "post", post));
                }
            }
        }
        cluster.settle();
        assertThat(cluster.world.rows).hasSize(3 + 3 + 21 + 105);
    }

    private DeleteStatus delete(Cluster cluster, Map<String, @Nullable Object> body) {
        Evolution.Accepted catalog = (Evolution.Accepted) CatalogEvolution.evolve(CatalogEvolution.EMPTY, declared);
        Reading.Accepted reading = (Reading.Accepted) Requests.read(body, catalog.next());
        String id = "d" + events++;
        cluster.submit(new DeleteCommand("e" + events, id, reading.delete().request(), false, new ReplyTo("t", id)));
        cluster.settle();
        return Objects.requireNonNull(cluster.world.deletes.get(id));
    }

    private static Map<String, Long> counts(DeleteStatus status, Counts.Kind kind) {
        return status.progress().counts().byKind().getOrDefault(kind, new TreeMap<>());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aHardDeleteCascadesAndSetsNull(long seed) {
        Cluster cluster = cluster(seed, "bills");
        load(cluster);
        DeleteStatus status = delete(cluster, Map.of("table", "users", "key", "u1"));
        assertThat(status.state()).isEqualTo(State.COMPLETED);
        assertThat(counts(status, Counts.Kind.HARD_DELETED)).isEqualTo(Map.of("users", 1L, "posts", 7L, "likes", 35L));
        assertThat(counts(status, Counts.Kind.SET_NULL)).isEqualTo(Map.of("notes", 1L));
        assertThat(cluster.world.rows).hasSize(2 + 3 + 14 + 70);
        assertThat(cluster.leftOver()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aRestrictingRowBlocksAndNothingChanges(long seed) {
        Cluster cluster = cluster(seed);
        load(cluster);
        write(cluster, "bills", Map.of("id", "b1", "post", "p13"));
        cluster.settle();
        Map<RowRef, ?> before = Map.copyOf(cluster.world.rows);
        DeleteStatus status = delete(cluster, Map.of("table", "users", "key", "u1"));
        assertThat(status.state()).isEqualTo(State.BLOCKED);
        assertThat(status.blockers().count()).isEqualTo(1);
        assertThat(cluster.world.rows).isEqualTo(before);
        assertThat(cluster.leftOver()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aScheduledDeleteIsStampedPurgedOrRestored(long seed) {
        Cluster cluster = cluster(seed);
        load(cluster);
        Map<RowRef, ?> before = Map.copyOf(cluster.world.rows);
        DeleteStatus first =
                delete(cluster, Map.of("table", "users", "key", "u1", "mode", "scheduled", "delayMs", 3_600_000L));
        assertThat(first.state()).isEqualTo(State.SCHEDULED);
        assertThat(counts(first, Counts.Kind.SOFT_DELETED)).isEqualTo(Map.of("users", 1L, "posts", 7L, "likes", 35L));
        cluster.submit(new ActionCommand("a" + events++, first.deleteId(), ActionCommand.Action.RESTORE, null, null));
        cluster.settle();
        assertThat(Objects.requireNonNull(cluster.world.deletes.get(first.deleteId()))
                        .state())
                .isEqualTo(State.RESTORED);
        assertThat(cluster.world.rows).isEqualTo(before);
        DeleteStatus second =
                delete(cluster, Map.of("table", "users", "key", "u1", "mode", "scheduled", "delayMs", 3_600_000L));
        cluster.advance(3_700_000);
        DeleteStatus purged = Objects.requireNonNull(cluster.world.deletes.get(second.deleteId()));
        assertThat(purged.state()).isEqualTo(State.COMPLETED);
        assertThat(counts(purged, Counts.Kind.HARD_DELETED)).isEqualTo(Map.of("users", 1L, "posts", 7L, "likes", 35L));
        assertThat(cluster.leftOver()).isEmpty();
    }
}

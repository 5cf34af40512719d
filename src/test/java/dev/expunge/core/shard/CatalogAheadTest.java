package dev.expunge.core.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.event.CatalogCommand;
import dev.expunge.core.event.Input;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.RefusedChange;
import dev.expunge.core.event.Routing;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.event.RowState;
import dev.expunge.core.event.TableState;
import dev.expunge.core.row.Value;
import dev.expunge.core.storage.InMemoryStorage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A writer that follows the catalog topic may write before every shard uses what it has read there. */
class CatalogAheadTest {

    private static final int LEADER = Routing.shardOf(CatalogCommand.ROUTING_KEY, 2);
    private static final int LATE = 1 - LEADER;

    private final List<Shard> shards = List.of(shard(0), shard(1));
    private final List<Deque<byte[]>> queues = List.of(new ArrayDeque<>(), new ArrayDeque<>());
    private final List<Output> said = new ArrayList<>();

    private static Shard shard(int number) {
        return new Shard(number, 2, Settings.DEFAULT, new InMemoryStorage());
    }

    @Test
    void a_row_of_a_table_that_a_shard_does_not_use_yet_waits_and_so_do_later_writes_of_it() {
        declareUntilTheLeaderTells("a");

        take(LATE, change("e1", "a", Map.of()));
        take(LATE, new RowChange("e2", "a", lateKey(), null, RowChange.Origin.OWNER, null));

        assertThat(said).noneMatch(RefusedChange.class::isInstance).noneMatch(RowState.class::isInstance);
        run();
        assertThat(said).noneMatch(RefusedChange.class::isInstance);
        assertThat(said.stream().filter(RowState.class::isInstance)).hasSize(2);
    }

    @Test
    void a_row_with_a_column_that_a_shard_does_not_use_yet_waits_and_a_later_write_does_not_overtake_it() {
        declareUntilTheLeaderTells("a");
        run();
        said.clear();
        take(LEADER, catalog("c2", "a", Map.of("id", "string", "n", "integer", "late", "string")));
        untilTheLeaderTells();

        take(LATE, change("e1", "a", Map.of("n", new Value.Int(1), "late", new Value.Text("x"))));
        take(LATE, change("e2", "a", Map.of("n", new Value.Int(2))));
        run();

        assertThat(said).noneMatch(RefusedChange.class::isInstance);
        assertThat(said.stream().filter(RowState.class::isInstance).map(RowState.class::cast))
                .last()
                .satisfies(state -> assertThat(String.valueOf(state.row())).contains("2"));
    }

    @Test
    void a_row_of_a_table_that_nobody_declares_is_refused_all_the_same() {
        declareUntilTheLeaderTells("a");

        take(LATE, change("e1", "b", Map.of()));

        assertThat(said).anyMatch(RefusedChange.class::isInstance);
    }

    private void declareUntilTheLeaderTells(String table) {
        take(LEADER, catalog("c1", table, Map.of("id", "string", "n", "integer")));
        untilTheLeaderTells();
    }

    private static CatalogCommand catalog(String eventId, String table, Map<String, String> columns) {
        return new CatalogCommand(eventId, Map.of(table, Map.of("columns", columns)), null, null);
    }

    /** The catalog topic has the change, and one shard has not read that it may use it. */
    private void untilTheLeaderTells() {
        while (said.stream().noneMatch(TableState.class::isInstance)) {
            step(queues.get(LEADER).isEmpty() ? LATE : LEADER);
        }
    }

    private void run() {
        while (queues.stream().anyMatch(queue -> !queue.isEmpty())) {
            step(queues.get(LEADER).isEmpty() ? LATE : LEADER);
        }
    }

    private void step(int shard) {
        byte[] next = queues.get(shard).remove();
        taken(shards.get(shard).handleMessage(next, 5));
    }

    private void take(int shard, Input input) {
        taken(shards.get(shard).handle(input, 5));
    }

    private void taken(Step step) {
        said.addAll(step.outputs());
        step.messages().forEach(message -> queues.get(message.shard()).add(message.message()));
    }

    private static RowChange change(String eventId, String table, Map<String, Value> columns) {
        Map<String, Value> row = new TreeMap<>(columns);
        row.put("id", new Value.Text(lateKey()));
        return new RowChange(eventId, table, lateKey(), row, RowChange.Origin.OWNER, null);
    }

    private static String lateKey() {
        for (int i = 0; ; i++) {
            if (Routing.shardOf("k" + i, 2) == LATE) {
                return "k" + i;
            }
        }
    }
}

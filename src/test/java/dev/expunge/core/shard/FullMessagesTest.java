package dev.expunge.core.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.event.CatalogCommand;
import dev.expunge.core.event.DeleteCommand;
import dev.expunge.core.event.Input;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.Routing;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.request.DeleteRequest;
import dev.expunge.core.row.Value;
import dev.expunge.core.storage.InMemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a large delete costs in messages, with all shards reading in turn what was sent in the turn before. */
class FullMessagesTest {

    private static final int SHARDS = 4;
    private static final int BATCH = 50;
    private static final int CHILDREN = 20_000;

    private final List<Shard> shards = new ArrayList<>();
    private List<List<byte[]>> sent = new ArrayList<>();
    private long envelopes;
    private long effects;

    FullMessagesTest() {
        Settings settings = new Settings(BATCH, 16 * BATCH, 1_000_000, 1_000_000, 1_000_000);
        for (int shard = 0; shard < SHARDS; shard++) {
            shards.add(new Shard(shard, SHARDS, settings, new InMemoryStorage()));
            sent.add(new ArrayList<>());
        }
    }

    @Test
    void a_delete_of_many_children_sends_full_messages() {
        give(new CatalogCommand("c", tables(), null, null));
        for (int tick = 0; tick < 50; tick++) {
            shards.forEach(shard -> take(shard.tick(1)));
            settle();
        }
        give(row("users", "u", Map.of("id", new Value.Text("u"))));
        for (int i = 0; i < CHILDREN; i++) {
            String key = "p" + i;
            give(row("posts", key, new TreeMap<>(Map.of("id", new Value.Text(key), "author", new Value.Text("u")))));
        }
        envelopes = 0;

        give(new DeleteCommand("e", "d", deleteOfUser(), false, null));

        assertThat(effects).isEqualTo(CHILDREN + 1);
        // At most one message down and one answer up for each batch.
        assertThat(envelopes).isLessThan(2 * CHILDREN / BATCH);
    }

    private static DeleteRequest deleteOfUser() {
        return new DeleteRequest(
                "users",
                new DeleteRequest.Selection("u", null, null, false),
                new DeleteRequest.How(null, null, null, null, null),
                null,
                null,
                new DeleteRequest.Note(null, null));
    }

    private static RowChange row(String table, String key, Map<String, Value> columns) {
        return new RowChange(table + key, table, key, columns, RowChange.Origin.OWNER, null);
    }

    private static Map<String, Object> tables() {
        Map<String, Object> cascade =
                Map.of("columns", List.of("author"), "references", Map.of("table", "users"), "onDelete", "cascade");
        return Map.of(
                "users",
                Map.of("columns", Map.of("id", "string")),
                "posts",
                Map.of(
                        "columns",
                        Map.of("id", "string", "author", "id(users)"),
                        "indexes",
                        Map.of("byAuthor", List.of("author")),
                        "foreignKeys",
                        List.of(cascade)));
    }

    private void give(Input input) {
        take(shards.get(Routing.shardOf(input.routingKey(), SHARDS)).handle(input, 1));
        settle();
    }

    private void settle() {
        while (sent.stream().anyMatch(to -> !to.isEmpty())) {
            List<List<byte[]>> now = sent;
            sent = new ArrayList<>();
            now.forEach(to -> sent.add(new ArrayList<>()));
            for (int shard = 0; shard < SHARDS; shard++) {
                for (byte[] message : now.get(shard)) {
                    take(shards.get(shard).handleMessage(message, 1));
                }
            }
        }
    }

    private void take(Step step) {
        for (Output output : step.outputs()) {
            effects += output instanceof RowEffect ? 1 : 0;
        }
        for (Step.ToShard message : step.messages()) {
            envelopes++;
            sent.get(message.shard()).add(message.message());
        }
    }
}

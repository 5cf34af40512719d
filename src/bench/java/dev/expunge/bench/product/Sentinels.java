package dev.expunge.bench.product;

import dev.expunge.core.event.Routing;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Rows that are written after a load to learn when it is done. There is one for each pair of shards, kept on the first and
 * referencing a value of the second: what was written before it into the same partitions was taken before it.
 */
public final class Sentinels {

    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final long LOOK_AGAIN_MS = 20;
    private static final int MOST_CALLS = 64;

    private final Api api;
    private final int shards;
    private int used;

    public Sentinels(Api api, int shards) {
        this.api = api;
        this.shards = shards;
    }

    private record Pair(String key, String parent) {}

    /**
     * Returns when the processor has taken all rows written before, with their references.
     *
     * @param column of the table, with a foreign key; other columns must be nullable
     */
    public void awaitTaken(String table, String column) {
        List<Pair> pairs = new ArrayList<>();
        for (int from = 0; from < shards; from++) {
            for (int to = 0; to < shards; to++) {
                pairs.add(new Pair(onShard("sentinel", from), onShard("nobody", to)));
            }
        }
        atOnce(
                pairs,
                pair -> Patience.await("the end of a load", LIMIT, LOOK_AGAIN_MS, () -> {
                    return isWritten(table, column, pair);
                }));
    }

    /** Returns when the API shows all rows written before, too: one more row of each shard, written behind them. */
    public void awaitShown(String table, String column) {
        awaitTaken(table, column);
        List<Pair> last = IntStream.range(0, shards)
                .mapToObj(shard -> new Pair(onShard("sentinel", shard), onShard("nobody", shard)))
                .toList();
        atOnce(last, pair -> {
            Patience.await("one more row", LIMIT, LOOK_AGAIN_MS, () -> isWritten(table, column, pair));
            Patience.await("the API's view", LIMIT, LOOK_AGAIN_MS, () -> {
                return api.statusOf("/tables/" + table + "/rows/" + pair.key()) == 200;
            });
        });
    }

    /** Each call waits for a commit, so one after the other they would take longer than what they wait for. */
    private static void atOnce(List<Pair> pairs, Consumer<Pair> work) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(MOST_CALLS, pairs.size()));
        try {
            List<CompletableFuture<Void>> calls = pairs.stream()
                    .map(pair -> CompletableFuture.runAsync(() -> work.accept(pair), threads))
                    .toList();
            calls.forEach(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean isWritten(String table, String column, Pair pair) {
        String row = "{'" + column + "': '" + pair.parent() + "'}";
        try {
            api.put("/tables/" + table + "/rows/" + pair.key(), row);
            return true;
        } catch (IllegalStateException | UncheckedIOException busy) {
            // 503 while the backlog is longer than the API waits for.
            return false;
        }
    }

    /** A text nobody has used before whose hash chooses that shard. */
    private String onShard(String prefix, int shard) {
        while (true) {
            String text = prefix + used++;
            if (Routing.shardOf(text, shards) == shard) {
                return text;
            }
        }
    }
}

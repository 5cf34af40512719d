package dev.expunge.e2e.cases;

import dev.expunge.core.shard.Settings;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case on shards in memory, one and many, with batches of one row and of a thousand: it must always end the same. */
class InMemoryCasesTest {

    private static final String ONLY = System.getProperty("case", "");

    /** Whether the first case that fails is enough: where each may wait in vain, and none has to be told from the others. */
    private static final boolean ONE_FAILURE = Boolean.getBoolean("case.one");

    private static final int MANY_SHARDS = 7;

    private static InMemoryServer server;

    @BeforeAll
    static void start() throws IOException {
        server = InMemoryServer.shared();
    }

    @TestFactory
    Stream<DynamicTest> oneShard() {
        return cases(1, 1_000);
    }

    @TestFactory
    Stream<DynamicTest> sevenShards() {
        return cases(MANY_SHARDS, 1_000);
    }

    @TestFactory
    Stream<DynamicTest> oneShardRowByRow() {
        return cases(1, 1);
    }

    @TestFactory
    Stream<DynamicTest> sevenShardsRowByRow() {
        return cases(MANY_SHARDS, 1);
    }

    private static Stream<DynamicTest> cases(int shards, int batchRows) {
        AtomicBoolean over = new AtomicBoolean();
        return CaseFiles.all().stream()
                .filter(one -> one.toString().contains(ONLY))
                .flatMap(one -> IntStream.range(0, one.permute() ? Orders.COUNT : 1)
                        .mapToObj(order ->
                                DynamicTest.dynamicTest(one + (order == 0 ? "" : " in order " + order), () -> {
                                    if (!over.get()) {
                                        over.set(ONE_FAILURE);
                                        run(Orders.of(one, order), shards, batchRows);
                                        over.set(false);
                                    }
                                })));
    }

    private static void run(Case one, int shards, int batchRows) {
        long seed = Long.getLong("seed", one.name().hashCode());
        Settings usual = Settings.DEFAULT;
        Settings settings =
                new Settings(batchRows, batchRows, one.limits().unitRows(), usual.markerMs(), usual.statusMs());
        try {
            server.begin(shards, settings, seed);
            new CaseRun(one, server, "zz_").run();
        } catch (AssertionError e) {
            throw new AssertionError(one + " with seed " + seed + ": " + e.getMessage(), e);
        }
    }
}

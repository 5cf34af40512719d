package dev.expunge.e2e.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.shard.Settings;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The order in which things are declared and loaded, the number of shards, the size of batches and the order of messages:
 * nothing of it is to be seen in any answer or row.
 */
class OrdersTest {

    private static final int[] SHARDS = {1, 7};
    private static final int[] BATCH_ROWS = {1, 1_000};

    private static InMemoryServer server;

    @BeforeAll
    static void start() throws IOException {
        server = InMemoryServer.shared();
    }

    @TestFactory
    Stream<DynamicTest> everyAnswerAndEveryRowIsTheSameInAnyOrder() {
        return CaseFiles.all().stream()
                .filter(Case::permute)
                .map(one -> DynamicTest.dynamicTest(one.toString(), () -> compare(one)));
    }

    private static void compare(Case one) {
        List<String> first = run(one, 0, 1, 1_000);
        assertThat(first).isNotEmpty();
        for (int order = 0; order < Orders.COUNT; order++) {
            for (int shards : SHARDS) {
                for (int batchRows : BATCH_ROWS) {
                    assertThat(run(one, order, shards, batchRows))
                            .as("order %d, %d shards, batches of %d", order, shards, batchRows)
                            .isEqualTo(first);
                }
            }
        }
    }

    private static List<String> run(Case one, int order, int shards, int batchRows) {
        Settings usual = Settings.DEFAULT;
        long seed = Long.getLong("seed", 1_000L * order + shards * 10L + batchRows);
        server.begin(
                shards, new Settings(batchRows, batchRows, usual.unitRows(), usual.markerMs(), usual.statusMs()), seed);
        return new CaseRun(Orders.of(one, order), server, "zz_").run();
    }
}

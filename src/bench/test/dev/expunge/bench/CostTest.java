package dev.expunge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.bench.cost.Costs;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The figures of docs/scaling.md as bounds, so that a change that costs more for each row is seen in the build. */
class CostTest {

    private static final Map<String, Map<String, Double>> COSTS = Costs.of(4, 5_000);

    private static double cost(String what, String name) {
        return Objects.requireNonNull(COSTS.get(what)).getOrDefault(name, 0.0);
    }

    @Test
    void messagesBetweenShardsAreFarFewerThanDeletedRows() {
        for (String what : COSTS.keySet()) {
            if (!what.startsWith("load")) {
                assertThat(cost(what, "messages between shards")).as(what).isLessThan(0.02);
            }
        }
    }

    @Test
    void alsoWithManyShardsABatchHasManyRows() {
        Map<String, Double> fast = Objects.requireNonNull(Costs.of(16, 20_000).get("hard delete, fast path"));

        assertThat(fast.getOrDefault("messages between shards", 0.0)).isLessThan(0.01);
    }

    @Test
    void aDeletedRowIsThreeSmallRecordsOfTheChangelogOnTheFastPathAndFiveInTwoPhases() {
        assertThat(changelog("hard delete, fast path")).isLessThan(3.1);
        assertThat(changelog("hard delete, two phases")).isLessThan(5.1);
    }

    @Test
    void eachRowIsToldOnceToItsOwnerAndOnceToReaders() {
        for (String what : COSTS.keySet()) {
            assertThat(cost(what, "topic expunge.rows.TABLE: records")).as(what).isBetween(1.0, 1.001);
            assertThat(cost(what, "topic expunge.effects.TABLE: records"))
                    .as(what)
                    .isBetween(what.startsWith("load") ? 0.0 : 1.0, 1.001);
        }
    }

    private static double changelog(String what) {
        return cost(what, "store: writes") + cost(what, "store: deletes");
    }
}

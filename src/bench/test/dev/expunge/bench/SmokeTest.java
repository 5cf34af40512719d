package dev.expunge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.bench.result.Outcome;
import dev.expunge.bench.scenario.Scenarios;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios with so few rows that they take seconds; the figures mean nothing. Those of one lab share a product. */
@EnabledIfSystemProperty(named = "bench.smoke", matches = "true")
class SmokeTest {

    private static final double TINY = 0.0002;

    @TempDir
    private Path dir = Path.of("");

    @Test
    void everyScenarioOnTheProductMeasuresWhatItsTargetsAreAbout() {
        measure(List.of("A", "B", "C", "D", "E", "F", "G", "J", "K"));
    }

    @Test
    void theSchedulerByItselfFiresEachTimerOnceAndNoneEarly() {
        measure(List.of("H"));
    }

    private void measure(List<String> letters) {
        try (Progress progress = new Progress("smoke", letters.size());
                Lab lab = new Lab(dir, TINY, progress)) {
            for (String letter : letters) {
                Scenario scenario =
                        Objects.requireNonNull(Scenarios.all().get(letter)).get();
                Outcome outcome = new Runner(0, TINY, dir).run(scenario, lab, progress);
                assertThat(outcome.targets())
                        .as(letter)
                        .allMatch(target -> target.reached(outcome.series()).isPresent());
            }
        }
    }
}

package dev.expunge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.bench.result.Outcome;
import dev.expunge.bench.result.Series;
import dev.expunge.bench.scenario.Scenarios;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios with so few rows that they take seconds; the figures mean nothing. Those of one lab share a product. */
class SmokeTest {

    private static final Scale TINY = new Scale(0.0002);

    @TempDir
    private Path dir = Path.of("");

    @Test
    void oneParentIsMeasuredBesideAllThatItIsComparedWith() {
        measure(List.of("A"));
    }

    /** A minute and more. */
    @Nested
    @EnabledIfSystemProperty(named = "bench.smoke", matches = "true")
    class Full {

        @Test
        void everyScenarioOnTheProductMeasuresWhatItsTargetsAreAbout() {
            measure(List.of("B", "C", "D", "E", "F", "G", "J", "K"));
        }

        @Test
        void theSchedulerByItselfFiresEachTimerOnceAndNoneEarly() {
            measure(List.of("H"));
        }

        @Test
        void aSchedulerWithPendingTimersFiresAgainAfterARestart() {
            measure(List.of("I"));
        }

        @Test
        void theMemoryOfEachServiceIsMeasured() {
            measure(List.of("L"));
        }
    }

    private void measure(List<String> letters) {
        try (Progress progress = new Progress("smoke", letters.size());
                Lab lab = new Lab(dir, progress)) {
            for (String letter : letters) {
                Outcome outcome = new Runner(0, TINY, dir).run(Scenarios.of(letter, TINY), lab, progress);
                assertThat(outcome.series()).as(letter).isNotEmpty();
                assertThat(outcome.series())
                        .as(letter)
                        .allSatisfy(series -> assertThat(series.values()).hasSize(1))
                        .doesNotHaveDuplicates()
                        .extracting(Series::median)
                        .allMatch(value -> value >= 0 && !value.isNaN() && !value.isInfinite());
                assertThat(outcome.targets())
                        .as(letter)
                        .allMatch(target -> target.reached(outcome.series()).isPresent());
            }
        }
    }
}

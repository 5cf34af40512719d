package dev.expunge.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final Series OURS = new Series("ours", "rows/s", List.of(30.0, 10.0, 20.0));
    private static final Series THEIRS = new Series("theirs", "rows/s", List.of(40.0, 40.0, 41.0));
    private static final Outcome OUTCOME = new Outcome(
            "A",
            "a <title>",
            3,
            1,
            List.of(OURS, THEIRS),
            List.of(Target.atLeast("ours", 20), Target.atLeast("ours", 0.6, "theirs"), Target.atMost("absent", 1)));

    @Nested
    class ASeries {

        @Test
        void hasTheMiddleValueAsItsMedian() {
            assertThat(OURS.median()).isEqualTo(20);
            assertThat(new Series("even", "ms", List.of(4.0, 1.0, 2.0, 100.0)).median())
                    .isEqualTo(3);
        }

        @Test
        void hasALeastAndAMost() {
            assertThat(OURS.min()).isEqualTo(10);
            assertThat(OURS.max()).isEqualTo(30);
        }
    }

    @Nested
    class Percentiles {

        @Test
        void areTheTimeWithinWhichThatShareOfTheCallsEnded() {
            Latencies latencies = new Latencies();
            for (int ms = 1; ms <= 2_000; ms++) {
                latencies.add(ms * 1_000_000L);
            }

            assertThat(latencies.ms(0.5)).isEqualTo(1_000);
            assertThat(latencies.ms(0.99)).isEqualTo(1_980);
            assertThat(latencies.ms(1)).isEqualTo(2_000);
        }
    }

    @Nested
    class AReport {

        @TempDir
        private Path dir = Path.of("");

        private final Report report =
                new Report(Machine.here(Clock.fixed(Instant.parse("2026-11-22T10:11:12Z"), ZoneOffset.UTC)), OUTCOME);

        @Test
        void isReadAsItWasWritten() {
            report.write(dir);

            assertThat(Report.read(dir)).containsExactly(report);
        }

        @Test
        void saysWhichTargetsAreMet() {
            assertThat(Markdown.of(List.of(report)).lines().map(line -> line.replaceAll(" +", " ")))
                    .contains(
                            "### A. a <title>",
                            "| ours | 20.0 | 10.0 – 30.0 | rows/s | 1.00 |",
                            "| theirs | 40.0 | 40.0 – 41.0 | rows/s | 2.00 |",
                            "| ours | ≥ 20.0 | 20.0 | met |",
                            "| ours / theirs | ≥ 0.60 | 0.50 | missed |",
                            "| absent | ≤ 1.00 | – | not measured |");
        }

        @Test
        void hasAPlotWithABarForEachSeries() {
            report.write(dir);

            assertThat(dir.resolve("A.svg"))
                    .content()
                    .startsWith("<svg")
                    .contains("a &lt;title&gt;", ">ours</text>", ">theirs</text>");
        }
    }
}

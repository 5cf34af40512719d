package dev.expunge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.bench.result.Target;
import dev.expunge.bench.scenario.Scenarios;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is measured is called by the size that was run. */
class ScaleTest {

    private static List<String> namesAt(String letter, double factor) {
        return Scenarios.of(letter, new Scale(factor)).targets().stream()
                .map(Target::series)
                .distinct()
                .toList();
    }

    @Test
    void sizesArePublishedSizesTimesTheFactorAndAtLeastOne() {
        assertThat(new Scale(0.1).of(1_000_000)).isEqualTo(100_000);
        assertThat(new Scale(0.0001).of(100)).isEqualTo(1);
    }

    @Test
    void sizesAreWrittenAsPeopleReadThem() {
        assertThat(List.of(1_000_000, 10_000_000, 1_500_000, 20_000, 2_000, 1_234, 7).stream()
                        .map(Scale::textOf))
                .containsExactly("1 M", "10 M", "1500 k", "20 k", "2,000", "1,234", "7");
    }

    @Test
    void namesTellTheSizeThatIsRun() {
        assertThat(namesAt("A", 1)).containsExactly("Expunge, 1 M children");
        assertThat(namesAt("A", 0.1)).containsExactly("Expunge, 100 k children");
        assertThat(namesAt("B", 0.01)).containsExactly("Expunge, tree 1 → 100 → 10 k");
        assertThat(namesAt("I", 0.1)).first().isEqualTo("resident memory at 1 M timers");
    }

    @Test
    void noNameTellsAPublishedSizeThatIsNotRun() {
        for (String letter : Scenarios.letters()) {
            Scenario tiny = Scenarios.of(letter, new Scale(0.0001));
            assertThat(tiny.title()).as(letter).doesNotContain(" M ").doesNotContain(" k ");
            assertThat(namesAt(letter, 0.0001)).as(letter).noneMatch(name -> name.matches(".*\\d [Mk]\\b.*"));
        }
    }
}

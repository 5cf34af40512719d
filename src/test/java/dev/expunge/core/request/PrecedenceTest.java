package dev.expunge.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.event.DeleteStatus.ModeFrom;
import dev.expunge.core.event.Mode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every table default with every request mode, delay, cascade and execution, against the rules written down once more. */
class PrecedenceTest {

    private static final List<String> NONE_AND_MODES = List.of("", "hard", "soft", "scheduled");

    record Case(String table, String mode, String delay, String cascade, String execution) {

        String body() {
            return "{table: " + table + ", key: k" + field("mode", mode) + field("delayMs", delay)
                    + field("cascade", cascade) + field("execution", execution) + "}";
        }

        private static String field(String name, String value) {
            return value.isEmpty() ? "" : ", " + name + ": " + value;
        }

        Mode resolved() {
            String word = !mode.isEmpty() ? mode : tableMode();
            return word.isEmpty() ? Mode.HARD : Mode.valueOf(word.toUpperCase(Locale.ROOT));
        }

        ModeFrom from() {
            return !mode.isEmpty() ? ModeFrom.REQUEST : tableMode().isEmpty() ? ModeFrom.FALLBACK : ModeFrom.TABLE;
        }

        private String tableMode() {
            return switch (table) {
                case "plain" -> "";
                case "undelayed" -> "scheduled";
                default -> table;
            };
        }

        long delayMs() {
            if (resolved() != Mode.SCHEDULED) {
                return 0;
            }
            return !delay.isEmpty() ? Long.parseLong(delay) : table.equals("scheduled") ? 3_600_000 : 0;
        }

        boolean cascadeHard() {
            return resolved() == Mode.HARD || cascade.equals("hard");
        }

        @Nullable
        ErrorCode error() {
            if (!delay.isEmpty() && resolved() != Mode.SCHEDULED) {
                return ErrorCode.DELAY_WITHOUT_SCHEDULED;
            }
            if (execution.equals("async") && resolved() == Mode.SCHEDULED) {
                return ErrorCode.ASYNC_WITH_SCHEDULED;
            }
            return cascade.equals("soft") && resolved() == Mode.HARD ? ErrorCode.CASCADE_SOFT_UNDER_HARD : null;
        }
    }

    static Stream<Case> cases() {
        return Stream.of("plain", "hard", "soft", "scheduled", "undelayed")
                .flatMap(table -> NONE_AND_MODES.stream()
                        .flatMap(mode -> Stream.of("", "0", "300", "315360000000")
                                .flatMap(delay -> Stream.of("", "hard", "soft")
                                        .flatMap(cascade -> Stream.of("", "sync", "async")
                                                .map(execution -> new Case(table, mode, delay, cascade, execution))))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_request_goes_before_the_table_and_the_table_before_hard(Case given) {
        if (given.error() != null) {
            assertThat(Bodied.refusal(given.body()).code()).isEqualTo(given.error());
            return;
        }
        ResolvedDelete delete = Bodied.accepted(given.body());
        assertThat(delete.mode()).isEqualTo(given.resolved());
        assertThat(delete.modeFrom()).isEqualTo(given.from());
        assertThat(delete.delayMs()).isEqualTo(given.delayMs());
        assertThat(delete.execution())
                .isEqualTo(new ResolvedDelete.Execution(given.execution().equals("async"), 400, given.cascadeHard()));
    }

    @Test
    void an_async_hard_delete_of_a_scheduled_table_stays_hard() {
        ResolvedDelete delete =
                Bodied.accepted("{table: scheduled, allowFullScan: true, mode: hard, execution: async, batchSize: 7}");

        assertThat(delete.mode()).isEqualTo(Mode.HARD);
        assertThat(delete.execution()).isEqualTo(new ResolvedDelete.Execution(true, 7, true));
        assertThat(delete.delayMs()).isZero();
    }
}

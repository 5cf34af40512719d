package dev.expunge.core.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.Cause;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus.Blocker;
import dev.expunge.core.event.DeleteStatus.Blockers;
import dev.expunge.core.event.DeleteStatus.Failure;
import dev.expunge.core.event.DeleteStatus.Root;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import dev.expunge.core.storage.InMemoryStorage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StatusLimitsTest {

    @Nested
    class A_tally {

        @Test
        void lists_the_first_1000_roots_and_counts_all() {
            Tally sum = roots(0, 700).plus(roots(700, 700));

            assertThat(sum.roots().taken()).isEqualTo(1_400);
            assertThat(sum.roots().takeovers()).isEqualTo(1_400);
            assertThat(sum.roots().listed()).hasSize(1_000).startsWith(root(0)).endsWith(root(999));
            assertThat(sum.roots().returned()).hasSize(1_000);
            assertThat(sum.matched()).isEqualTo(1_400);
        }

        @Test
        void keeps_20_errors_by_code_and_each_once() {
            List<Failure> missing = failures(ErrorCode.SET_DEFAULT_MISSING, 15);
            List<Failure> index = failures(ErrorCode.INDEX_REQUIRED, 15);

            List<Failure> kept = Tally.errors(missing, index);

            assertThat(kept).hasSize(20).containsAll(index).startsWith(index.get(0));
            assertThat(Tally.errors(index, List.of(index.get(3)))).isEqualTo(index);
        }

        @Test
        void knows_that_a_unit_gave_way_or_touched_something_anywhere_below() {
            Tally sum = Tally.NONE.died().plus(Tally.NONE.touched()).plus(Tally.NONE.nothing());

            assertThat(sum.flags()).isEqualTo(new Tally.Flags(false, true, true));
            assertThat(Tally.NONE.plus(sum).flags()).isEqualTo(sum.flags());
        }

        @Test
        void names_each_shard_once() {
            assertThat(Tally.NONE
                            .at(3)
                            .plus(Tally.NONE.at(1))
                            .plus(Tally.NONE.at(3))
                            .shards())
                    .containsExactly(1, 3);
        }

        private static Tally roots(int from, int count) {
            Tally tally = Tally.NONE;
            for (int i = from; i < from + count; i++) {
                tally = tally.matching(List.of(Row.of(Map.of("id", new Value.Int(i)))), true)
                        .stampedRoot(root(i), true);
            }
            return tally;
        }

        private static Root root(int i) {
            return new Root("u" + i, i, null);
        }

        private static List<Failure> failures(ErrorCode code, int count) {
            return IntStream.range(0, count)
                    .mapToObj(i -> new Failure(code, String.format("key %02d", i)))
                    .toList();
        }
    }

    @Nested
    class A_verdict {

        @Test
        void lists_the_first_100_blockers_by_table_and_key_and_counts_all() {
            List<Blocker> all = new ArrayList<>(IntStream.range(0, 150)
                    .mapToObj(i -> new Blocker(
                            new RowRef(i < 75 ? "bills" : "notes", String.format("%03d", i)),
                            new Cause("fk", new RowRef("users", "u1"))))
                    .toList());
            List<Blocker> sorted = List.copyOf(all);
            Collections.reverse(all);

            Verdict sum = verdict(all.subList(0, 80)).plus(verdict(all.subList(80, 150)));

            assertThat(sum.blockers().listed()).isEqualTo(sorted.subList(0, 100));
            assertThat(sum.blockers().count()).isEqualTo(150);
        }

        private static Verdict verdict(List<Blocker> blockers) {
            return new Verdict(new Blockers(blockers, blockers.size()), List.of(), Counts.NONE);
        }
    }

    @Nested
    class An_audit_event {

        @Test
        void tells_of_1000_rows_at_most() {
            Outbox outbox = new Outbox(0, 1, new InMemoryStorage());
            outbox.begin(1);
            for (int i = 0; i < 2_500; i++) {
                RowRef row = new RowRef("users", "u" + i);
                outbox.affected("d1", new AuditEvent.Affected(row, RowEffect.Kind.DELETE, null, null, Map.of()));
            }

            assertThat(outbox.end().outputs())
                    .extracting(
                            output -> ((AuditEvent) output).subject().affected().size())
                    .containsExactly(1_000, 1_000, 500);
        }
    }
}

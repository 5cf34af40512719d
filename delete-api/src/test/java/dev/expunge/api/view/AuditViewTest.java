package dev.expunge.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.api.fake.Samples;
import dev.expunge.api.port.AuditEntry;
import dev.expunge.api.port.AuditPlace;
import dev.expunge.api.port.Page;
import dev.expunge.core.event.AuditEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit as the view has it. */
class AuditViewTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private OpenView open;

    @BeforeEach
    void start() throws Exception {
        open = OpenView.perTable(folder.resolve("view"));
    }

    @AfterEach
    void stop() {
        open.close();
    }

    private static AuditEvent event(String id, String deleteId, long timeMs) {
        return Samples.event(id, deleteId, AuditEvent.Type.ROWS_AFFECTED, timeMs);
    }

    private static List<String> names(Page<AuditEntry, AuditPlace> page) {
        return page.items().stream().map(entry -> entry.event().eventId()).toList();
    }

    @Test
    void ofADeleteIsInTheOrderOfItsPartition() {
        open.hear(event("1", "d1", 30), event("2", "d2", 10), event("3", "d1", 20));

        assertThat(names(open.view.auditOf("d1", AuditPlace.START, 10))).containsExactly("1", "3");
    }

    @Test
    void ofADeleteGoesOnBehindAPlace() {
        open.hear(event("1", "d1", 1), event("2", "d1", 2), event("3", "d1", 3));

        var first = open.view.auditOf("d1", AuditPlace.START, 2);

        assertThat(names(first)).containsExactly("1", "2");
        assertThat(first.next()).isNotNull();
        assertThat(names(open.view.auditOf("d1", first.items().get(1).next(), 2)))
                .containsExactly("3");
    }

    @Test
    void asAWholeIsMergedByTime() {
        open.hear(event("c", "d1", 30), event("a", "d2", 10), event("d", "d3", 40), event("b", "d4", 20));

        List<String> all = names(open.view.audit(AuditPlace.START, 10));

        assertThat(all).containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    @Test
    void asAWholeIsPagedWithoutGapOrRepetition() {
        for (int i = 0; i < 500; i++) {
            open.log.write(event("e" + i, "d" + i % 7, i));
        }
        open.read();
        AuditPlace place = AuditPlace.START;
        List<String> seen = new ArrayList<>();
        for (int page = 0; page < 100; page++) {
            var next = open.view.audit(AuditPlace.parse(place.text()), 33);
            seen.addAll(names(next));
            if (next.next() == null) {
                break;
            }
            place = next.next();
        }

        assertThat(seen).hasSize(500).doesNotHaveDuplicates();
        assertThat(open.view.audit(open.view.auditEnd(), 10).items()).isEmpty();
    }

    @Test
    void wakesThoseWhoWaitForMore() throws Exception {
        long before = open.view.awaitAudit(-1, Duration.ZERO);

        open.hear(event("1", "d1", 1));

        assertThat(open.view.awaitAudit(before, Duration.ofSeconds(5))).isEqualTo(before + 1);
    }
}

package dev.expunge.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.api.fake.Samples;
import dev.expunge.api.port.Backlog;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.ForgottenDelete;
import dev.expunge.schema.topic.Layout;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacklogViewTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final FakeLog log = new FakeLog(Layout.PER_TABLE);

    @SuppressWarnings("NullAway.Init")
    private OpenView open;

    @BeforeEach
    void start() throws Exception {
        open = new OpenView(folder, log);
    }

    @AfterEach
    void stop() {
        open.close();
    }

    private void reopen() throws Exception {
        open.close();
        open = new OpenView(folder, log);
    }

    private Backlog backlog() {
        return open.view.backlog();
    }

    private static DeleteStatus status(String id, State state, long revision, long requestedAtMs, long updatedAtMs) {
        return with(Samples.requestedAt(Samples.status(id, state, revision), requestedAtMs), updatedAtMs, null);
    }

    private static DeleteStatus with(DeleteStatus status, long updatedAtMs, @Nullable Long dueAtMs) {
        boolean blocked = status.state() == State.BLOCKED;
        return new DeleteStatus(
                status.deleteId(),
                status.state(),
                status.request(),
                status.resolution(),
                new DeleteStatus.Progress(
                        1, Counts.NONE, List.of(new DeleteStatus.Root("u1", 5, dueAtMs)), List.of(), null, null),
                blocked
                        ? new DeleteStatus.Blockers(List.of(Samples.INVOICE, Samples.INVOICE), 2)
                        : DeleteStatus.Blockers.NONE,
                null,
                updatedAtMs,
                status.revision());
    }

    @Test
    void countsEachDeleteInItsPresentState() {
        open.hear(
                status("d1", State.PLANNING, 1, 100, 100),
                status("d2", State.PLANNING, 1, 90, 90),
                status("d1", State.COMPLETED, 2, 100, 110));
        open.hear(status("d3", State.PURGING, 1, 10, 120));

        assertThat(backlog().byState()).containsOnlyKeys(State.PLANNING, State.COMPLETED, State.PURGING);
        assertThat(backlog().pending()).isEqualTo(2);
    }

    @Test
    void countsOnAfterARestart() throws Exception {
        open.hear(status("d1", State.PLANNING, 1, 100, 100), status("d2", State.COMPLETED, 1, 90, 90));
        reopen();
        open.hear(status("d1", State.COMPLETED, 2, 100, 130));

        assertThat(backlog().byState()).containsOnlyKeys(State.COMPLETED);
        assertThat(backlog().in(State.COMPLETED)).isEqualTo(2);
    }

    @Test
    void countsADeleteOnceThatIsForgottenAndToldAgainInOneBatch() {
        open.hear(status("d1", State.COMPLETED, 1, 100, 100));
        open.hear(new ForgottenDelete("d1"), new ForgottenDelete("d1"), status("d1", State.PLANNING, 1, 200, 200));

        assertThat(backlog().byState()).containsOnlyKeys(State.PLANNING);
        assertThat(backlog().in(State.PLANNING)).isEqualTo(1);
    }

    @Test
    void theOldestIsTheOneThatIsWorkedOnForLongest() {
        open.hear(
                status("old", State.COMPLETED, 1, 1, 1),
                status("b", State.APPLYING, 2, 70, 300),
                status("a", State.PLANNING, 1, 60, 60),
                status("c", State.SCHEDULED, 3, 5, 5));

        assertThat(backlog().oldest()).isEqualTo(new Backlog.Waiting(State.PLANNING, "users", "a", 60, 60));
    }

    @Test
    void aStepForwardDoesNotMakeADeleteYounger() {
        open.hear(status("a", State.PLANNING, 1, 60, 60));
        open.hear(status("a", State.APPLYING, 2, 60, 500));

        assertThat(backlog().longest(State.APPLYING)).extracting("sinceMs").isEqualTo(60L);
    }

    @Test
    void aRetryAndAPurgeBeginAnew() {
        open.hear(status("a", State.BLOCKED, 1, 60, 70), status("b", State.SCHEDULED, 1, 60, 70));
        open.hear(status("a", State.PLANNING, 2, 60, 900), status("b", State.PURGING, 2, 60, 901));

        assertThat(backlog().longest(State.PLANNING)).extracting("sinceMs").isEqualTo(900L);
        assertThat(backlog().longest(State.PURGING)).extracting("sinceMs").isEqualTo(901L);
    }

    @Test
    void theFirstScheduledOneIsTheOneThatIsDueFirst() {
        open.hear(
                with(status("late", State.SCHEDULED, 1, 1, 1), 1, 900L),
                with(status("soon", State.SCHEDULED, 1, 2, 2), 2, 800L));

        assertThat(backlog().longest(State.SCHEDULED))
                .isEqualTo(new Backlog.Waiting(State.SCHEDULED, "users", "soon", 800, 2));
    }

    @Test
    void blockedOnesAreCountedByTableAndForeignKeyUntilTheyAreNot() throws Exception {
        open.hear(status("a", State.BLOCKED, 1, 60, 70), status("b", State.BLOCKED, 1, 60, 71));

        assertThat(backlog().blocked()).containsExactly(new Backlog.Blocked("users", "invoices(userId)->users", 2));
        assertThat(backlog().longest(State.BLOCKED)).extracting("deleteId").isEqualTo("a");

        open.hear(status("a", State.COMPLETED, 2, 60, 80));
        reopen();
        assertThat(backlog().blocked()).containsExactly(new Backlog.Blocked("users", "invoices(userId)->users", 1));
        open.hear(new ForgottenDelete("b"));
        assertThat(backlog().blocked()).isEmpty();
    }
}

package dev.expunge.api.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.api.fake.Samples;
import dev.expunge.api.port.DeleteFilter;
import dev.expunge.api.port.Page;
import dev.expunge.api.port.RowEntry;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.ReplyTo;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.RowState;
import dev.expunge.core.event.TableState;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredViewTest {

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

    private static RowState row(String table, String key) {
        return new RowState(table, key, Row.of(Map.of("id", new Value.Text(key))));
    }

    @Nested
    class Rows {

        @Test
        void areAsTheirTopicLastSaid() {
            open.hear(row("users", "u1"), row("users", "u2"), new RowState("users", "u1", null));

            assertThat(open.view.row(new RowRef("users", "u1"))).isNull();
            assertThat(open.view.row(new RowRef("users", "u2")))
                    .isEqualTo(row("users", "u2").row());
        }

        @Test
        void arePagedInTheOrderOfTheirKeysAndByTable() {
            open.hear(row("users", "b"), row("users", "a"), row("users", "a/c"), row("user", "x"), row("users2", "y"));

            Page<RowEntry, String> first = open.view.rows("users", null, 2);
            Page<RowEntry, String> second = open.view.rows("users", first.next(), 2);

            assertThat(first.items()).extracting(RowEntry::key).containsExactly("a", "a/c");
            assertThat(second.items()).extracting(RowEntry::key).containsExactly("b");
            assertThat(second.next()).isNull();
        }

        @Test
        void areToldApartByTableInOneTopicToo() throws Exception {
            try (OpenView shared = new OpenView(folder.resolve("shared"), new FakeLog(Layout.SHARED))) {
                shared.hear(row("users", "u/1"), row("posts", "u/1"), new RowState("users", "u/1", null));

                assertThat(shared.view.row(new RowRef("users", "u/1"))).isNull();
                assertThat(shared.view.row(new RowRef("posts", "u/1"))).isNotNull();
            }
        }
    }

    @Nested
    class Statuses {

        private List<String> ids(@Nullable String table, @Nullable State state) {
            return open.view.deletes(new DeleteFilter(table, state), null, 10).items().stream()
                    .map(DeleteStatus::deleteId)
                    .toList();
        }

        @Test
        void areListedNewestFirstByTableAndState() {
            open.hear(
                    Samples.requestedAt(Samples.status("a", "users", State.SCHEDULED, 1), 10),
                    Samples.requestedAt(Samples.status("b", "posts", State.SCHEDULED, 1), 20),
                    Samples.requestedAt(Samples.status("c", "users", State.COMPLETED, 1), 30));

            assertThat(ids(null, null)).containsExactly("c", "b", "a");
            assertThat(ids("users", null)).containsExactly("c", "a");
            assertThat(ids(null, State.SCHEDULED)).containsExactly("b", "a");
            assertThat(ids("users", State.SCHEDULED)).containsExactly("a");
        }

        @Test
        void leaveTheListOfTheStateThatTheyHad() {
            open.hear(Samples.status("a", State.PLANNING, 1), Samples.status("a", State.SCHEDULED, 2));
            open.hear(Samples.status("a", State.COMPLETED, 3));

            assertThat(ids(null, State.PLANNING)).isEmpty();
            assertThat(ids(null, State.SCHEDULED)).isEmpty();
            assertThat(ids(null, State.COMPLETED)).containsExactly("a");
        }

        @Test
        void neverGoBack() {
            open.hear(Samples.status("a", State.COMPLETED, 3), Samples.status("a", State.PLANNING, 2));

            DeleteStatus status = open.view.delete("a");

            assertThat(status).isNotNull().extracting(DeleteStatus::state).isEqualTo(State.COMPLETED);
            assertThat(ids(null, State.PLANNING)).isEmpty();
        }

        @Test
        void areForgottenWithTheirTombstone() {
            open.hear(Samples.status("a", State.COMPLETED, 1));
            open.log.append(Topics.DELETES.name(), 0, "a".getBytes(StandardCharsets.UTF_8), null);
            open.read();

            assertThat(open.view.delete("a")).isNull();
            assertThat(ids("users", State.COMPLETED)).isEmpty();
        }

        @Test
        void arePagedAlsoWhereManyHaveOneTime() {
            for (String id : List.of("a", "b", "c")) {
                open.hear(Samples.status(id, State.COMPLETED, 1));
            }

            var first = open.view.deletes(new DeleteFilter(null, null), null, 2);
            var second = open.view.deletes(new DeleteFilter(null, null), first.next(), 2);

            assertThat(first.items()).extracting(DeleteStatus::deleteId).containsExactly("a", "b");
            assertThat(second.items()).extracting(DeleteStatus::deleteId).containsExactly("c");
            assertThat(second.next()).isNull();
        }

        @Test
        void areHandedToThoseWhoWait() {
            var waiting = open.view.whenDelete("a", status -> status.state().isEnd(), Duration.ofSeconds(10));

            open.hear(Samples.status("a", State.PLANNING, 1));
            assertThat(waiting).isNotDone();
            open.hear(Samples.status("a", State.COMPLETED, 2));

            assertThat(waiting).isCompletedWithValueMatching(status -> status != null && status.revision() == 2);
        }

        @Test
        void thatAreThereAreHandedOverAtOnce() {
            open.hear(Samples.status("a", State.COMPLETED, 2));

            assertThat(open.view.whenDelete("a", status -> true, Duration.ofSeconds(10)))
                    .isCompleted();
        }

        @Test
        void thatDoNotComeAreNull() {
            assertThat(open.view
                            .whenDelete("a", status -> true, Duration.ofMillis(1))
                            .join())
                    .isNull();
        }
    }

    @Nested
    class Definitions {

        @Test
        void growWithTheirTopic() {
            open.hear(new TableState("users", Samples.USERS, 1));

            assertThat(open.view.catalog().version()).isEqualTo(1);
            assertThat(open.view.catalog().tables()).containsOnlyKeys("users");
        }

        @Test
        void waitForTheRestOfAChange() {
            Map<String, Object> posts = Map.of("columns", Map.of("id", "string", "authorId", "id(users)"));

            open.hear(new TableState("posts", posts, 1));
            assertThat(open.view.catalog().tables()).isEmpty();
            open.hear(new TableState("users", Samples.USERS, 1));

            assertThat(open.view.catalog().tables()).containsOnlyKeys("posts", "users");
        }

        @Test
        void goWithARemovedTableAndKeepItsVersion() {
            open.hear(new TableState("users", Samples.USERS, 1));
            open.hear(new TableState("users", null, 2));

            assertThat(open.view.catalog().tables()).isEmpty();
            assertThat(open.view.catalog().version()).isEqualTo(2);
        }
    }

    @Test
    void answersArePassedOnAndNotKept() {
        Reply reply = new Reply(new ReplyTo("me", "1"), new Reply.RowWritten(new RowRef("users", "u1"), null));

        open.hear(reply);

        assertThat(open.replies).containsExactly(reply);
    }

    @Test
    void whatCannotBeReadIsPutAsideAndTheRestIsRead() {
        open.log.append(Topics.DELETES.name(), 1, new byte[] {'x'}, new byte[] {1, 2, 3});
        open.hear(Samples.status("a", State.COMPLETED, 1));

        assertThat(open.unreadable).containsExactly("expunge.deletes-1-0 NOT_WIRE_FORMAT");
        assertThat(open.view.delete("a")).isNotNull();
    }

    @Test
    void aClosedViewFailsAndDoesNotCrash() {
        open.close();

        assertThatThrownBy(() -> open.view.delete("a")).isInstanceOf(IllegalStateException.class);
    }
}

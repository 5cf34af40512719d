package dev.expunge.api.client;

import static dev.expunge.client.BatchSize.batchSize;
import static dev.expunge.client.Column.id;
import static dev.expunge.client.Column.integer;
import static dev.expunge.client.Column.text;
import static dev.expunge.client.Condition.eq;
import static dev.expunge.client.Condition.gt;
import static dev.expunge.client.Condition.lt;
import static dev.expunge.client.Deletion.scheduled;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.api.fake.Samples;
import dev.expunge.api.http.RunningApi;
import dev.expunge.client.Blocker;
import dev.expunge.client.Delete;
import dev.expunge.client.Delete.State;
import dev.expunge.client.Expunge;
import dev.expunge.client.ExpungeException;
import dev.expunge.client.ForeignKey;
import dev.expunge.client.Loaded;
import dev.expunge.client.OnDelete;
import dev.expunge.client.Preview;
import dev.expunge.client.Rows;
import dev.expunge.client.Table;
import dev.expunge.client.Warning;
import dev.expunge.core.ErrorCode;
import dev.expunge.core.event.ActionCommand;
import dev.expunge.core.event.CatalogCommand;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteCommand;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.Mode;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.request.DeleteRequest;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientTest {

    private static final Table USERS = Table.named("users")
            .column("slug", text().notNull())
            .column("deletionTime", integer())
            .deletion(scheduled(ofMinutes(1)));

    @SuppressWarnings("NullAway.Init")
    private RunningApi api;

    @SuppressWarnings("NullAway.Init")
    private Expunge expunge;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi();
        expunge = Expunge.connect(api.uri("/"));
        api.commands.answering(
                input -> new Reply.DeleteAccepted(Samples.status(input.routingKey(), DeleteStatus.State.COMPLETED, 1)));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private DeleteRequest sent() {
        return api.commands.only(DeleteCommand.class).request();
    }

    @Test
    void aDeleteIsSentAsItIsWritten() {
        Delete done = expunge.delete(USERS)
                .where(gt("age", 3), lt("age", 9))
                .allowFullScan()
                .scheduled(ofMinutes(2))
                .reason("asked")
                .requestId("r1")
                .returning("id")
                .execute();

        assertThat(done.state()).isEqualTo(State.COMPLETED);
        assertThat(done.counts().hardDeleted()).containsExactly(Map.entry("users", 1L));
        assertThat(sent().selection().where()).hasSize(2);
        assertThat(sent().how().delayMs()).isEqualTo(120_000);
        assertThat(sent().requestId()).isEqualTo("r1");
        assertThat(sent().note().reason()).isEqualTo("asked");
    }

    @Test
    void anAsyncDeleteIsAnsweredWhenItIsAccepted() {
        api.commands.answering(
                input -> new Reply.DeleteAccepted(Samples.status(input.routingKey(), DeleteStatus.State.ACCEPTED, 1)));

        Delete accepted = expunge.delete(USERS).key("u1").hard().executeAsync(batchSize(500));

        assertThat(accepted.state()).isEqualTo(State.ACCEPTED);
        assertThat(sent().how().execution()).isEqualTo("async");
        assertThat(sent().how().batchSize()).isEqualTo(500);
    }

    @Test
    void aPreviewSaysWhatIsInTheWay() {
        api.commands.answering(input -> new Reply.Previewed(
                new DeleteStatus.Resolution(Mode.SOFT, DeleteStatus.ModeFrom.REQUEST, 0, false, false),
                1,
                Counts.NONE,
                new DeleteStatus.Blockers(List.of(Samples.INVOICE), 1),
                List.of()));

        Preview preview = expunge.delete(USERS).allowFullScan().soft().preview();

        assertThat(preview.isPossible()).isFalse();
        assertThat(preview.blockers())
                .containsExactly(new Blocker("invoices", "i7", "invoices(userId)->users", "users", "u1"));
    }

    @Test
    void aRefusalIsAnExceptionWithItsCode() {
        assertThatThrownBy(() ->
                        expunge.delete(Table.named("nope")).where(eq("a", 1)).execute())
                .isInstanceOfSatisfying(ExpungeException.class, e -> {
                    assertThat(e.code()).isEqualTo("TABLE_UNKNOWN");
                    assertThat(e.status()).isEqualTo(404);
                    assertThat(e.faults())
                            .extracting(ExpungeException.Fault::path)
                            .contains("/table");
                });
    }

    @Test
    void aBlockedDeleteIsReturnedAndThrownOnRequest() {
        DeleteStatus ended = Samples.status("d", DeleteStatus.State.BLOCKED, 1);
        api.commands.answering(input -> new Reply.DeleteAccepted(new DeleteStatus(
                ended.deleteId(),
                ended.state(),
                ended.request(),
                ended.resolution(),
                ended.progress(),
                new DeleteStatus.Blockers(List.of(Samples.INVOICE), 1),
                new DeleteStatus.Failure(ErrorCode.FOREIGN_KEY_RESTRICT, "1 row is in the way"),
                1,
                1)));

        Delete blocked = expunge.delete(USERS).key("u1").hard().execute();

        assertThat(blocked.state()).isEqualTo(State.BLOCKED);
        assertThatThrownBy(blocked::orThrow).hasMessageContaining("FOREIGN_KEY_RESTRICT");
    }

    @Test
    void definitionsAreDeclaredWithTheirUsualKey() {
        api.commands.answering(input -> new Reply.CatalogChanged(
                1, List.of("posts"), List.of(new Reply.Warning("/tables/posts", "INDEX_REQUIRED", "no index"))));
        Table posts = Table.named("posts")
                .column("authorId", id(USERS))
                .index("by_author", "authorId")
                .foreignKey(ForeignKey.on("authorId").references(USERS).onDelete(OnDelete.CASCADE));

        List<Warning> warnings = expunge.declare(posts);

        assertThat(warnings).containsExactly(new Warning("/tables/posts", "INDEX_REQUIRED", "no index"));
        assertThat(api.commands.only(CatalogCommand.class).tables().get("posts"))
                .isEqualTo(Map.of(
                        "columns", Map.of("authorId", Map.of("type", "id(users)"), "id", "string"),
                        "indexes", Map.of("by_author", List.of("authorId")),
                        "foreignKeys",
                                List.of(Map.of(
                                        "columns", List.of("authorId"),
                                        "references", Map.of("table", "users"),
                                        "onDelete", "cascade"))));
    }

    @Test
    void rowsAreWrittenReadAndLoaded() {
        api.commands.answering(input -> new Reply.RowWritten(
                new RowRef("users", input.routingKey()),
                Row.of(Objects.requireNonNull(((RowChange) input).columns()))));
        api.views.put("users", "a/b", Map.of("id", new Value.Text("a/b")));
        Rows rows = expunge.rows(USERS);

        assertThat(rows.put("..", Map.of("slug", "x")))
                .hasValueSatisfying(
                        row -> assertThat(row).containsEntry("id", "..").containsEntry("slug", "x"));
        assertThat(rows.get("a/b")).isPresent();
        assertThat(rows.get("nope")).isEmpty();
        assertThat(rows.first(10).rows()).containsOnlyKeys("a/b");
        assertThat(rows.load(Stream.of(Map.of("id", "1"), Map.of("color", "2")).iterator()))
                .isEqualTo(new Loaded(
                        1,
                        List.of(new Loaded.Refused(2, "REQUEST_INVALID", "users has no column \"color\" (and 1 more)")),
                        1));
    }

    @Test
    void actionsAreSent() {
        assertThat(expunge.restore("d1").id()).isEqualTo("d1");
        assertThat(api.commands.only(ActionCommand.class).action()).isEqualTo(ActionCommand.Action.RESTORE);
        assertThat(expunge.status("nope")).isEmpty();
    }

    @Test
    void aServerThatIsAwayIsNamed() {
        Expunge nowhere = Expunge.connect(URI.create("http://127.0.0.1:1"));

        assertThatThrownBy(() -> nowhere.status("d1"))
                .isInstanceOfSatisfying(
                        ExpungeException.class, e -> assertThat(e.code()).isEqualTo(ExpungeException.NOT_REACHABLE))
                .hasMessageContaining("127.0.0.1:1");
    }
}

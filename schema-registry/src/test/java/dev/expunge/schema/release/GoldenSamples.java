package dev.expunge.schema.release;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import dev.expunge.core.event.ActionCommand;
import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.CatalogCommand;
import dev.expunge.core.event.Cause;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteCommand;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.Input;
import dev.expunge.core.event.Mode;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.PurgeDue;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.ReplyTo;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.RowState;
import dev.expunge.core.event.TableState;
import dev.expunge.core.event.TimerChange;
import dev.expunge.core.request.DeleteIds;
import dev.expunge.core.request.DeleteRequest;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import dev.expunge.schema.EventCodecs;
import dev.expunge.schema.codec.EncodedRecord;
import dev.expunge.schema.codec.Quarantined;
import dev.expunge.schema.codec.RecordOrigin;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One or more values of each type, every field set. */
final class GoldenSamples {

    private static final long NOW = 1_790_000_000_000L;
    private static final ReplyTo REPLY_TO = new ReplyTo("api-1", "c7");
    private static final RowRef POST = new RowRef("posts", "p1");
    private static final Cause CAUSE = new Cause("posts(authorId)->users", new RowRef("users", "u1"));
    private static final Row ROW = Row.of(Map.of("id", new Value.Text("p1")));
    private static final DeleteStatus.Resolution RESOLUTION =
            new DeleteStatus.Resolution(Mode.SCHEDULED, DeleteStatus.ModeFrom.TABLE, 60_000, false, true);
    private static final DeleteStatus.Blockers BLOCKERS =
            new DeleteStatus.Blockers(List.of(new DeleteStatus.Blocker(POST, CAUSE)), 1);
    private static final DeleteStatus.Failure FAILURE =
            new DeleteStatus.Failure(ErrorCode.FOREIGN_KEY_RESTRICT, "a row is in the way");
    private static final Refusal REFUSAL = Refusal.of(ErrorCode.TABLE_UNKNOWN, "/table", "no table x");
    private static final Counts COUNTS = Counts.of(Counts.Kind.HARD_DELETED, "users", 1)
            .plus(Counts.of(Counts.Kind.SOFT_DELETED, "users", 2))
            .plus(Counts.of(Counts.Kind.SET_NULL, "posts", 3))
            .plus(Counts.of(Counts.Kind.SET_DEFAULT, "posts", 4))
            .plus(Counts.of(Counts.Kind.RESTORED, "posts", 5));

    private GoldenSamples() {}

    static List<EncodedRecord> of(String type, EventCodecs codecs) {
        return switch (type) {
            case "RowChange", "Request", "PurgeDue" ->
                inputs(type).map(input -> codecs.encode(input, NOW)).toList();
            case "QuarantinedRecord" -> List.of(codecs.encode(quarantined()));
            default -> outputs(type).map(output -> codecs.encode(output, NOW)).toList();
        };
    }

    private static Stream<Input> inputs(String type) {
        return switch (type) {
            case "RowChange" -> Stream.of(change("text", new Value.Text("x")), change("gone", Value.NULL));
            case "Request" ->
                Stream.of(
                        delete(),
                        new ActionCommand("e2", "r-1", ActionCommand.Action.RESTORE, "ann", REPLY_TO),
                        new CatalogCommand("e3", Map.of("users", Map.of("columns", Map.of())), "ann", REPLY_TO));
            default -> Stream.of(new PurgeDue("e4", "r-1", "posts", "p1", NOW));
        };
    }

    private static Stream<Output> outputs(String type) {
        return switch (type) {
            case "RowState" ->
                Stream.of(
                                new Value.Text("x"),
                                new Value.Int(-7),
                                new Value.Real(1.5),
                                new Value.Bool(true),
                                new Value.Json("[1]"))
                        .map(value -> new RowState("posts", "p1", Row.of(Map.of("c", value))));
            case "RowEffect" ->
                Stream.of(new RowEffect(
                        "e5",
                        POST,
                        RowEffect.Kind.PATCH,
                        Map.of("authorId", Value.NULL),
                        Map.of("authorId", new Value.Text("u1")),
                        new RowEffect.Because("r-1", CAUSE, NOW, NOW)));
            case "TimerChange" -> Stream.of(new TimerChange(POST, new TimerChange.Timer("r-1", NOW, NOW + 60_000)));
            case "DeleteStatus" -> Stream.of(status());
            case "AuditEvent" -> Stream.of(audit());
            case "TableState" -> Stream.of(new TableState("users", Map.of("key", List.of("id")), 3));
            case "Reply" -> answers().map(answer -> new Reply(REPLY_TO, answer));
            default -> throw new AssertionError("add samples of " + type);
        };
    }

    private static RowChange change(String column, Value value) {
        RowChange.Origin origin = new RowChange.Origin(9L, true, "ann");
        return new RowChange("e1", "posts", "p1", Map.of(column, value), origin, REPLY_TO);
    }

    private static Quarantined quarantined() {
        return new Quarantined(
                "e7",
                NOW,
                "cascade-processor",
                new Quarantined.Why(Quarantined.Reason.UNREADABLE, "MALFORMED", "no record"),
                new RecordOrigin("changes", 3, 17, NOW, new byte[] {'p', '1'}),
                new Quarantined.Content(new byte[] {0, 1, 2}, 3, "ann"));
    }

    private static DeleteCommand delete() {
        DeleteRequest request = new DeleteRequest(
                "users",
                new DeleteRequest.Selection(
                        "u1",
                        List.of("u1", "u2"),
                        List.of(new DeleteRequest.Condition(
                                "slug", DeleteRequest.Operator.IN, List.of(new Value.Text("ada")))),
                        true),
                new DeleteRequest.How("scheduled", 60_000L, "soft", "sync", 400),
                new DeleteRequest.Returning(List.of("id")),
                "q1",
                new DeleteRequest.Note("asked to", "ann"));
        return new DeleteCommand("e0", DeleteIds.forRequest("q1"), request, true, REPLY_TO);
    }

    private static DeleteStatus status() {
        return new DeleteStatus(
                "r-1",
                DeleteStatus.State.BLOCKED,
                new DeleteStatus.Request("q1", "users", "asked to", "ann", NOW),
                RESOLUTION,
                new DeleteStatus.Progress(
                        2,
                        COUNTS,
                        List.of(new DeleteStatus.Root("u1", NOW, NOW + 60_000)),
                        List.of(new DeleteStatus.Skipped(POST, "changed since")),
                        List.of(ROW),
                        "r-2",
                        new DeleteStatus.Behind("r-3")),
                BLOCKERS,
                FAILURE,
                NOW,
                4);
    }

    private static AuditEvent audit() {
        AuditEvent.Affected affected = new AuditEvent.Affected(
                POST, RowEffect.Kind.SOFT_DELETE, CAUSE, NOW, Map.of("deletionTime", new Value.Int(NOW)));
        AuditEvent.Subject subject =
                new AuditEvent.Subject(POST, Map.of("mode", "soft"), List.of(affected), BLOCKERS, COUNTS);
        return new AuditEvent("e6", NOW, "r-1", "ann", AuditEvent.Type.ROWS_AFFECTED, subject);
    }

    private static Stream<Reply.Answer> answers() {
        return Stream.of(
                new Reply.Refused(REFUSAL),
                new Reply.RowWritten(POST, ROW),
                new Reply.DeleteAccepted(status()),
                new Reply.Previewed(RESOLUTION, 2, COUNTS, BLOCKERS, List.of(FAILURE)),
                new Reply.CatalogChanged(
                        3,
                        List.of("users"),
                        List.of(new Reply.Warning("/tables/users", "INDEX_REQUIRED", "no index"))));
    }
}

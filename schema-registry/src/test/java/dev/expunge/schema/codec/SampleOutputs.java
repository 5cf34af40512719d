package dev.expunge.schema.codec;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.ForgottenDelete;
import dev.expunge.core.event.Mode;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.RefusedChange;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowState;
import dev.expunge.core.event.TableState;
import dev.expunge.core.event.TimerChange;
import java.util.List;

/** Random outputs. */
public final class SampleOutputs {

    private final Samples some;

    SampleOutputs(Samples some) {
        this.some = some;
    }

    public List<Output> oneOfEach() {
        return List.of(
                rowState(), rowEffect(), timer(), status(), forgotten(), audit(), table(), reply(), refusedChange());
    }

    public ForgottenDelete forgotten() {
        return new ForgottenDelete(some.text());
    }

    public RowState rowState() {
        return new RowState(some.table(), some.text(), some.maybe(some::row));
    }

    public RowEffect rowEffect() {
        return new RowEffect(
                some.text(),
                some.ref(),
                some.oneOf(RowEffect.Kind.class),
                some.columns(),
                some.columns(),
                new RowEffect.Because(some.text(), some.maybe(some::cause), some.maybe(some::number), some.number()));
    }

    public TimerChange timer() {
        return new TimerChange(
                some.ref(), some.maybe(() -> new TimerChange.Timer(some.text(), some.number(), some.number())));
    }

    public DeleteStatus status() {
        return new DeleteStatus(
                some.text(),
                some.oneOf(DeleteStatus.State.class),
                new DeleteStatus.Request(
                        some.maybe(some::text),
                        some.table(),
                        some.maybe(some::text),
                        some.maybe(some::text),
                        some.number()),
                some.maybe(this::resolution),
                new DeleteStatus.Progress(
                        some.number(),
                        counts(),
                        some.some(() -> new DeleteStatus.Root(some.text(), some.number(), some.maybe(some::number))),
                        some.some(() -> new DeleteStatus.Skipped(some.ref(), some.text())),
                        some.maybe(() -> some.some(some::row)),
                        some.maybe(some::text),
                        some.maybe(() -> new DeleteStatus.Behind(some.maybe(some::text)))),
                blockers(),
                some.maybe(this::failure),
                some.number(),
                some.number());
    }

    public AuditEvent audit() {
        return new AuditEvent(
                some.text(),
                some.number(),
                some.text(),
                some.maybe(some::text),
                some.oneOf(AuditEvent.Type.class),
                new AuditEvent.Subject(
                        some.maybe(some::ref),
                        some.named(some::text),
                        some.some(() -> new AuditEvent.Affected(
                                some.ref(),
                                some.oneOf(RowEffect.Kind.class),
                                some.maybe(some::cause),
                                some.maybe(some::number),
                                some.columns())),
                        blockers(),
                        counts()));
    }

    public TableState table() {
        return new TableState(some.text(), some.maybe(() -> some.inputs().definition()), some.number());
    }

    public Reply reply() {
        return new Reply(some.replyTo(), answer());
    }

    private Reply.Answer answer() {
        return switch (some.below(5)) {
            case 0 -> new Reply.Refused(refusal());
            case 1 -> new Reply.RowWritten(some.ref(), some.maybe(some::row));
            case 2 -> new Reply.DeleteAccepted(status());
            case 3 -> new Reply.Previewed(resolution(), some.number(), counts(), blockers(), some.some(this::failure));
            default ->
                new Reply.CatalogChanged(
                        some.number(),
                        some.some(some::text),
                        some.some(() -> new Reply.Warning(some.text(), some.text(), some.text())));
        };
    }

    public RefusedChange refusedChange() {
        return new RefusedChange(some.inputs().rowChange(), refusal());
    }

    private Refusal refusal() {
        return new Refusal(
                some.oneOf(ErrorCode.class), some.text(), some.some(() -> new Refusal.Fault(some.text(), some.text())));
    }

    private DeleteStatus.Resolution resolution() {
        return new DeleteStatus.Resolution(
                some.oneOf(Mode.class),
                some.oneOf(DeleteStatus.ModeFrom.class),
                some.number(),
                some.flag(),
                some.flag());
    }

    private DeleteStatus.Failure failure() {
        return new DeleteStatus.Failure(some.oneOf(ErrorCode.class), some.text());
    }

    private DeleteStatus.Blockers blockers() {
        return new DeleteStatus.Blockers(
                some.some(() -> new DeleteStatus.Blocker(some.ref(), some.cause())), some.number());
    }

    private Counts counts() {
        Counts counts = Counts.NONE;
        for (Counts.Kind kind : some.some(() -> some.oneOf(Counts.Kind.class))) {
            counts = counts.plus(Counts.of(kind, some.table(), 1 + some.below(100)));
        }
        return counts;
    }
}

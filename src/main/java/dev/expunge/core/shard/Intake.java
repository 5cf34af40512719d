package dev.expunge.core.shard;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteCommand;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.Blockers;
import dev.expunge.core.event.DeleteStatus.Failure;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.Mode;
import dev.expunge.core.event.Reply;
import dev.expunge.core.request.Bodies;
import dev.expunge.core.request.DeleteIds;
import dev.expunge.core.request.DeleteRequest;
import dev.expunge.core.request.Reading;
import dev.expunge.core.request.Requests;
import dev.expunge.core.request.ResolvedDelete;
import dev.expunge.core.shard.DeleteRecord.How;
import dev.expunge.core.shard.DeleteRecord.Phase;
import dev.expunge.core.shard.DeleteRecord.Plan;
import dev.expunge.core.shard.DeleteRecord.Run;
import dev.expunge.core.shard.DeleteRecord.Timers;
import dev.expunge.core.shard.LifeMessage.RemoveAtSource;
import dev.expunge.core.shard.LifeMessage.RemovedAtSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes requests, at the home shard of the delete that they lead to. */
final class Intake {

    private final ShardContext shard;
    private final Previews previews;

    Intake(ShardContext shard, Previews previews) {
        this.shard = shard;
        this.previews = previews;
    }

    void delete(DeleteCommand command) {
        if (command.preview()) {
            shard.units.startPreview(previews.add(command), command);
            return;
        }
        String fingerprint = Bodies.fingerprint(command.request());
        Life known = shard.lives.find(command.deleteId());
        if (known != null && known.plan.fingerprint().equals(fingerprint)) {
            shard.out.reply(command.replyTo(), new Reply.DeleteAccepted(known.status()));
            return;
        }
        Reading reading = Requests.resolve(command.request(), shard.catalog().catalog);
        if (reading instanceof Reading.Refused refused) {
            reject(command, refused.refusal());
        } else if (known != null) {
            reject(
                    command,
                    Refusal.of(
                            ErrorCode.REQUEST_ID_REUSED,
                            "/requestId",
                            "'" + command.request().requestId() + "' was used with another body"));
        } else {
            accept(command, fingerprint, ((Reading.Accepted) reading).delete());
        }
    }

    private void reject(DeleteCommand command, Refusal refusal) {
        shard.out.reply(command.replyTo(), new Reply.Refused(refusal));
        // The request id is not used up, so the refusal has an id of its own.
        String id = DeleteIds.forEvent(command.eventId());
        if (previews.isKnownRejection(id)) {
            return;
        }
        previews.reject(id);
        DeleteRequest request = command.request();
        shard.out.emit(new DeleteStatus(
                id,
                State.REJECTED,
                asked(request),
                null,
                new DeleteStatus.Progress(0, Counts.NONE, List.of(), List.of(), null, null),
                Blockers.NONE,
                new Failure(refusal.code(), refusal.detail()),
                shard.now(),
                1));
        shard.out.audit(
                id,
                request.note().requestedBy(),
                AuditEvent.Type.REJECTED,
                AuditEvent.Subject.of(
                        Map.of("table", request.table(), "code", refusal.code().name(), "detail", refusal.detail())));
    }

    private DeleteStatus.Request asked(DeleteRequest request) {
        return new DeleteStatus.Request(
                request.requestId(),
                request.table(),
                request.note().reason(),
                request.note().requestedBy(),
                shard.now());
    }

    private void accept(DeleteCommand command, String fingerprint, ResolvedDelete delete) {
        How how = new How(
                delete.mode(),
                delete.delayMs(),
                delete.execution().async(),
                delete.execution().batchSize(),
                delete.execution().cascadeHard());
        Life life = create(command.deleteId(), new Plan(command.request(), fingerprint, how, null), delete.modeFrom());
        tell(life, delete.modeFrom());
        shard.lives.enter(life, State.PLANNING);
        shard.out.reply(command.replyTo(), new Reply.DeleteAccepted(life.status()));
        shard.units.start(life);
    }

    private void tell(Life life, DeleteStatus.ModeFrom from) {
        How how = life.plan.how();
        DeleteRequest request = life.plan.request();
        Map<String, String> asked = new HashMap<>();
        asked.put("table", request.table());
        Map<String, String> wanted = new HashMap<>(asked);
        String requestId = request.requestId();
        String reason = request.note().reason();
        if (requestId != null) {
            wanted.put("requestId", requestId);
        }
        if (reason != null) {
            wanted.put("reason", reason);
        }
        life.audit(shard.out, AuditEvent.Type.REQUESTED, wanted);
        asked.put("mode", how.mode().name().toLowerCase(Locale.ROOT));
        asked.put("modeFrom", from.name().toLowerCase(Locale.ROOT));
        asked.put("delayMs", Long.toString(how.delayMs()));
        asked.put("cascade", how.cascadeHard() ? "hard" : "soft");
        asked.put("execution", how.async() ? "async" : "sync");
        life.audit(shard.out, AuditEvent.Type.ACCEPTED, asked);
    }

    private Life create(String id, Plan plan, DeleteStatus.ModeFrom from) {
        How how = plan.how();
        DeleteStatus status = new DeleteStatus(
                id,
                State.ACCEPTED,
                asked(plan.request()),
                new DeleteStatus.Resolution(how.mode(), from, how.delayMs(), how.async(), how.cascadeHard()),
                new DeleteStatus.Progress(0, Counts.NONE, List.of(), List.of(), null, null),
                Blockers.NONE,
                null,
                shard.now(),
                0);
        Phase phase = new Phase(false, false, shard.now() + how.delayMs(), null, null, false);
        Run run = new Run(phase, new Timers(0, 0, 0), Set.of(), Map.of(), List.of(), null, List.of());
        return new Life(new DeleteRecord(status, plan, run));
    }

    void removedAtSource(RemoveAtSource message) {
        Life known = shard.lives.find(message.deleteId());
        if (known != null) {
            if (known.state.isEnd()) {
                shard.out.send(message.shard(), new RemovedAtSource(message.row()));
            }
            return;
        }
        DeleteRequest request = Units.requestFor(message.row(), message.principal());
        How how = new How(Mode.HARD, 0, false, 1, true);
        Plan plan = new Plan(
                request, Bodies.fingerprint(request), how, new DeleteRecord.Source(message.row(), message.shard()));
        Life life = create(message.deleteId(), plan, DeleteStatus.ModeFrom.SOURCE);
        tell(life, DeleteStatus.ModeFrom.SOURCE);
        shard.lives.enter(life, State.PLANNING);
        shard.units.start(life);
    }

    // ---- previews

    @Nullable
    DeleteCommand preview(long number) {
        return previews.get(number);
    }

    void previewed(long number, Reply.Answer answer) {
        DeleteCommand command = previews.get(number);
        if (command != null) {
            previews.remove(number);
            shard.out.reply(command.replyTo(), answer);
        }
    }

    void previewed(long number, UnitSpec spec, Coordinator.Outcome outcome) {
        DeleteCommand command = previews.get(number);
        Reading reading = command == null ? null : Requests.resolve(command.request(), shard.catalog().catalog);
        if (reading instanceof Reading.Accepted accepted) {
            previewed(number, Previews.answer(accepted.delete(), spec, outcome));
        } else if (reading instanceof Reading.Refused refused) {
            previewed(number, new Reply.Refused(refused.refusal()));
        }
    }
}

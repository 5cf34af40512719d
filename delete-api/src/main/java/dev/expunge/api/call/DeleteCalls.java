package dev.expunge.api.call;

import dev.expunge.core.Refusal;
import dev.expunge.core.catalog.Catalog;
import dev.expunge.core.event.ActionCommand;
import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.DeleteCommand;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.Reply;
import dev.expunge.core.request.DeleteIds;
import dev.expunge.core.request.DeleteRequest;
import dev.expunge.core.request.Reading;
import dev.expunge.core.request.Requests;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Delete requests, previews of them, and calls on deletes that exist. */
public final class DeleteCalls {

    private static final int AUDITED_CHARS = 500;

    private final World world;
    private final CurrentCatalog catalog;

    public DeleteCalls(World world) {
        this.world = world;
        this.catalog = new CurrentCatalog(world);
    }

    /**
     * What became of a call.
     *
     * @param reached whether the delete has come to rest, within the time that the caller gave
     */
    public record Outcome(DeleteStatus status, boolean reached) {}

    /** @param wait how long to wait for the delete to come to rest; zero: only until it is accepted */
    public CompletableFuture<Outcome> delete(Map<String, @Nullable Object> body, Duration wait) {
        String eventId = world.stamps().newId();
        return catalog.decide(current -> read(body, current))
                .whenComplete((request, failure) -> auditRefused(eventId, body, failure))
                .thenCompose(request -> ask(eventId, request, false))
                .thenComposeAsync(
                        answer ->
                                follow(Answers.expect(Reply.DeleteAccepted.class, answer), DeleteCalls::isAtRest, wait),
                        world.workers());
    }

    /** What the request would do. */
    public CompletableFuture<Reply.Previewed> preview(Map<String, @Nullable Object> body) {
        return catalog.decide(current -> read(body, current))
                .thenCompose(request -> ask(world.stamps().newId(), request, true))
                .thenApplyAsync(answer -> Answers.expect(Reply.Previewed.class, answer), world.workers());
    }

    public CompletableFuture<Outcome> act(
            String deleteId, ActionCommand.Action action, @Nullable String principal, Duration wait) {
        String eventId = world.stamps().newId();
        return world.commands()
                .ask(replyTo -> new ActionCommand(eventId, deleteId, action, principal, replyTo), Limits.ANSWER)
                .thenComposeAsync(
                        answer -> follow(Answers.expect(Reply.DeleteAccepted.class, answer), restOf(action), wait),
                        world.workers());
    }

    /** A retry is made to see the end: if its purge is due at once, it is answered after the purge. */
    private static Predicate<DeleteStatus> restOf(ActionCommand.Action action) {
        return action == ActionCommand.Action.RETRY
                ? status -> isAtRest(status) && !(status.state() == DeleteStatus.State.SCHEDULED && isDueAtOnce(status))
                : DeleteCalls::isAtRest;
    }

    private static boolean isDueAtOnce(DeleteStatus status) {
        DeleteStatus.Resolution resolved = status.resolution();
        return resolved != null && resolved.delayMs() == 0;
    }

    private static DeleteRequest read(Map<String, @Nullable Object> body, Catalog current) {
        Reading reading = Requests.read(body, current);
        if (reading instanceof Reading.Refused refused) {
            throw new CallRefused(refused.refusal());
        }
        return ((Reading.Accepted) reading).delete().request();
    }

    private CompletableFuture<Reply.Answer> ask(String eventId, DeleteRequest request, boolean preview) {
        String deleteId = deleteId(eventId, request.requestId());
        return world.commands()
                .ask(replyTo -> new DeleteCommand(eventId, deleteId, request, preview, replyTo), Limits.ANSWER);
    }

    private CompletableFuture<Outcome> follow(
            Reply.DeleteAccepted accepted, Predicate<DeleteStatus> atRest, Duration wait) {
        DeleteStatus status = accepted.status();
        if (wait.isZero() || atRest.test(status)) {
            return CompletableFuture.completedFuture(new Outcome(status, atRest.test(status)));
        }
        // An older status may still be in the view, at the end that this very call has just left.
        return world.views()
                .whenDelete(status.deleteId(), seen -> seen.revision() >= status.revision() && atRest.test(seen), wait)
                .thenApplyAsync(seen -> seen == null ? latest(status) : new Outcome(seen, true), world.workers());
    }

    private Outcome latest(DeleteStatus accepted) {
        DeleteStatus seen = world.views().delete(accepted.deleteId());
        return new Outcome(seen != null && seen.revision() >= accepted.revision() ? seen : accepted, false);
    }

    private static boolean isAtRest(DeleteStatus status) {
        return status.state().isEnd() || status.state() == DeleteStatus.State.SCHEDULED;
    }

    private void auditRefused(String eventId, Map<String, @Nullable Object> body, @Nullable Throwable failure) {
        CallRefused refused = Failures.find(CallRefused.class, failure);
        if (refused != null) {
            String requestId = text(body, "requestId");
            world.commands()
                    .audit(new AuditEvent(
                            eventId,
                            world.stamps().nowMs(),
                            deleteId(eventId, requestId),
                            text(body, "requestedBy"),
                            AuditEvent.Type.REJECTED,
                            AuditEvent.Subject.of(details(body, refused.refusal()))));
        }
    }

    private static Map<String, String> details(Map<String, @Nullable Object> body, Refusal refusal) {
        Map<String, String> details = new HashMap<>();
        details.put("code", refusal.code().name());
        details.put("detail", cut(refusal.detail()));
        for (String field : new String[] {"table", "mode", "requestId", "reason"}) {
            String text = text(body, field);
            if (text != null) {
                details.put(field, text);
            }
        }
        return details;
    }

    private static String deleteId(String eventId, @Nullable String requestId) {
        return requestId == null || requestId.isEmpty() ? DeleteIds.forEvent(eventId) : DeleteIds.forRequest(requestId);
    }

    private static @Nullable String text(Map<String, @Nullable Object> body, String field) {
        return body.get(field) instanceof String text ? cut(text) : null;
    }

    private static String cut(String text) {
        return text.length() <= AUDITED_CHARS ? text : text.substring(0, AUDITED_CHARS) + "…";
    }
}

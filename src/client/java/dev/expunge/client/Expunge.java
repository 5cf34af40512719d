package dev.expunge.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the API. May be used by many threads, and needs no closing. A call that waits has a twin that returns a
 * future; a call that may be repeated is tried again as its {@link Retries} say.
 */
public final class Expunge {

    static final Duration WAIT = Duration.ofSeconds(30);

    private final Http http;

    private Expunge(Http http) {
        this.http = http;
    }

    /**
     * Makes a connection; nothing is sent yet.
     *
     * @param server for instance {@code http://127.0.0.1:8080}
     * @return with {@link Options#DEFAULT}
     */
    public static Expunge connect(URI server) {
        return connect(server, Options.DEFAULT);
    }

    /**
     * Makes a connection; nothing is sent yet.
     *
     * @param server for instance {@code http://127.0.0.1:8080}
     * @param options limits, retries, headers
     * @return with these options
     */
    public static Expunge connect(URI server, Options options) {
        return new Expunge(new Http(server, options));
    }

    /**
     * The same connection without types.
     *
     * @return calls in JSON
     */
    public Calls calls() {
        return new Calls(http);
    }

    /**
     * Begins a delete: which rows, how, and then {@code execute}, {@code executeAsync} or {@code preview}.
     *
     * @param table of the rows
     * @return a delete that does not say yet which rows
     */
    public DeleteFrom delete(Table table) {
        return new DeleteFrom(Request.on(http, table));
    }

    /**
     * The rows of a table.
     *
     * @param table declared or not
     * @return to read and write them
     */
    public Rows rows(Table table) {
        return new Rows(http, table);
    }

    /**
     * Declares these tables, all or nothing; those that there are already are replaced.
     *
     * @param tables any number
     * @return what may surprise about them
     * @throws ExpungeException {@code DEFINITION_INVALID} with all faults
     */
    public List<Warning> declare(Table... tables) {
        return Http.await(declareFuture(tables));
    }

    /**
     * As {@link #declare}, without holding a thread.
     *
     * @param tables any number
     * @return completes with an {@link ExpungeException} if they are refused
     */
    public CompletableFuture<List<Warning>> declareFuture(Table... tables) {
        Map<String, @Nullable Object> definitions = new LinkedHashMap<>();
        for (Table table : tables) {
            definitions.put(table.name(), table.toJson());
        }
        return change(definitions);
    }

    /**
     * Removes a table; one that is unknown is no error.
     *
     * @param table a name
     * @throws ExpungeException {@code DEFINITION_INVALID} if it has rows or another references it
     */
    public void remove(String table) {
        Http.await(removeFuture(table));
    }

    /**
     * As {@link #remove}, without holding a thread.
     *
     * @param table a name
     * @return completes with an {@link ExpungeException} if it is refused
     */
    public CompletableFuture<@Nullable Void> removeFuture(String table) {
        Map<String, @Nullable Object> definitions = new LinkedHashMap<>();
        definitions.put(table, null);
        return change(definitions).thenAccept(warnings -> {});
    }

    private CompletableFuture<List<Warning>> change(Map<String, @Nullable Object> definitions) {
        return http.put("/catalog", Map.of("tables", definitions))
                .thenApply(answer -> Json.list(answer, "warnings", Expunge::warning));
    }

    private static Warning warning(JsonNode one) {
        return new Warning(
                one.path("path").asText(),
                one.path("code").asText(),
                one.path("message").asText());
    }

    /**
     * A delete as it is now.
     *
     * @param deleteId as {@link Delete#id} says it
     * @return empty: unknown, or forgotten 30 days after its end
     * @throws ExpungeException if the server cannot say
     */
    public Optional<Delete> status(String deleteId) {
        return Http.await(statusFuture(deleteId));
    }

    /**
     * As {@link #status}, without holding a thread.
     *
     * @param deleteId as {@link Delete#id} says it
     * @return completes with an {@link ExpungeException} if the server cannot say
     */
    public CompletableFuture<Optional<Delete>> statusFuture(String deleteId) {
        return Json.orEmpty("DELETE_UNKNOWN", http.get(Actions.path(deleteId)), Delete::new);
    }

    /**
     * Waits until a delete has ended, a scheduled one with its purge.
     *
     * @param deleteId as {@link Delete#id} says it
     * @param limit when to give up
     * @return at its end; where the limit was too short, as it is
     * @throws ExpungeException {@code DELETE_UNKNOWN}, or if the server cannot say
     */
    public Delete awaitEnd(String deleteId, Duration limit) {
        return Http.await(awaitEndFuture(deleteId, limit));
    }

    /**
     * As {@link #awaitEnd}, without holding a thread.
     *
     * @param deleteId as {@link Delete#id} says it
     * @param limit when to give up
     * @return completes with an {@link ExpungeException} if the delete is unknown, or the server cannot say
     */
    public CompletableFuture<Delete> awaitEndFuture(String deleteId, Duration limit) {
        return new Actions(http).awaitEnd(deleteId, limit);
    }

    /**
     * Undoes a soft or scheduled delete.
     *
     * @param deleteId as {@link Delete#id} says it
     * @return restored; what was left alone is in {@link Delete#skipped}
     * @throws ExpungeException {@code STATE_CONFLICT}, or {@code PURGE_STARTED} from the purge on
     */
    public Delete restore(String deleteId) {
        return Http.await(restoreFuture(deleteId));
    }

    /**
     * As {@link #restore}, without holding a thread.
     *
     * @param deleteId as {@link Delete#id} says it
     * @return completes with an {@link ExpungeException} if it is refused
     */
    public CompletableFuture<Delete> restoreFuture(String deleteId) {
        return new Actions(http).act(deleteId, Actions.Action.RESTORE);
    }

    /**
     * Drops the timers of a scheduled delete; its rows stay soft-deleted.
     *
     * @param deleteId as {@link Delete#id} says it
     * @return cancelled
     * @throws ExpungeException {@code STATE_CONFLICT}, or {@code PURGE_STARTED} from the purge on
     */
    public Delete cancel(String deleteId) {
        return Http.await(cancelFuture(deleteId));
    }

    /**
     * As {@link #cancel}, without holding a thread.
     *
     * @param deleteId as {@link Delete#id} says it
     * @return completes with an {@link ExpungeException} if it is refused
     */
    public CompletableFuture<Delete> cancelFuture(String deleteId) {
        return new Actions(http).act(deleteId, Actions.Action.CANCEL);
    }

    /**
     * Purges now what a soft or scheduled delete has stamped.
     *
     * @param deleteId as {@link Delete#id} says it
     * @return also where the purge was blocked or has failed
     * @throws ExpungeException {@code STATE_CONFLICT}, or {@code PURGE_STARTED} if it has been purged
     */
    public Delete purge(String deleteId) {
        return Http.await(purgeFuture(deleteId));
    }

    /**
     * As {@link #purge}, without holding a thread.
     *
     * @param deleteId as {@link Delete#id} says it
     * @return completes with an {@link ExpungeException} if it is refused
     */
    public CompletableFuture<Delete> purgeFuture(String deleteId) {
        return new Actions(http).act(deleteId, Actions.Action.PURGE);
    }

    /**
     * Runs a delete that was blocked or has failed once more.
     *
     * @param deleteId as {@link Delete#id} says it
     * @return also where it is blocked or fails again
     * @throws ExpungeException {@code STATE_CONFLICT} if it is in another state
     */
    public Delete retry(String deleteId) {
        return Http.await(retryFuture(deleteId));
    }

    /**
     * As {@link #retry}, without holding a thread.
     *
     * @param deleteId as {@link Delete#id} says it
     * @return completes with an {@link ExpungeException} if it is refused
     */
    public CompletableFuture<Delete> retryFuture(String deleteId) {
        return new Actions(http).act(deleteId, Actions.Action.RETRY);
    }
}

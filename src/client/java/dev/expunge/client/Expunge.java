package dev.expunge.client;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection to the API. May be used by many threads. Every call throws {@link ExpungeException} where it is refused. */
public final class Expunge {

    private static final Duration WAIT = Duration.ofSeconds(30);

    private final Http http;

    private Expunge(Http http) {
        this.http = http;
    }

    /** @param server for instance {@code http://127.0.0.1:8080} */
    public static Expunge connect(URI server) {
        return new Expunge(new Http(server));
    }

    /** The same connection without types. */
    public Calls calls() {
        return new Calls(http);
    }

    /** Begins a delete: which rows, how, and then {@code execute}, {@code executeAsync} or {@code preview}. */
    public DeleteFrom delete(Table table) {
        return new DeleteFrom(Request.on(http, table));
    }

    public Rows rows(Table table) {
        return new Rows(http, table);
    }

    /** Declares these tables, all or nothing; those that there are already are replaced. */
    public List<Warning> declare(Table... tables) {
        Map<String, @Nullable Object> definitions = new LinkedHashMap<>();
        for (Table table : tables) {
            definitions.put(table.name(), table.toJson());
        }
        return change(definitions);
    }

    /** Removes a table, which must have no rows. */
    public void remove(String table) {
        Map<String, @Nullable Object> definitions = new LinkedHashMap<>();
        definitions.put(table, null);
        change(definitions);
    }

    private List<Warning> change(Map<String, @Nullable Object> definitions) {
        return Json.list(
                http.put("/catalog", Map.of("tables", definitions)),
                "warnings",
                one -> new Warning(
                        one.path("path").asText(),
                        one.path("code").asText(),
                        one.path("message").asText()));
    }

    public Optional<Delete> status(String deleteId) {
        try {
            return Optional.of(new Delete(http.get("/deletes/" + Http.part(deleteId))));
        } catch (ExpungeException e) {
            if (e.code().equals("DELETE_UNKNOWN")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Undoes a soft or scheduled delete. */
    public Delete restore(String deleteId) {
        return act(deleteId, "restore");
    }

    /** Drops the timers of a scheduled delete; its rows stay soft-deleted. */
    public Delete cancel(String deleteId) {
        return act(deleteId, "cancel");
    }

    /** Purges now. */
    public Delete purge(String deleteId) {
        return act(deleteId, "purge");
    }

    /** Runs a delete that was blocked or failed once more. */
    public Delete retry(String deleteId) {
        return act(deleteId, "retry");
    }

    private Delete act(String deleteId, String action) {
        return new Delete(http.post("/deletes/" + Http.part(deleteId) + "/" + action, null, WAIT));
    }
}

package dev.expunge.core.request;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.catalog.JsonText;
import dev.expunge.core.catalog.PlainJson;
import dev.expunge.core.catalog.Pointer;
import dev.expunge.core.request.DeleteRequest.Condition;
import dev.expunge.core.request.DeleteRequest.How;
import dev.expunge.core.request.DeleteRequest.Note;
import dev.expunge.core.request.DeleteRequest.Returning;
import dev.expunge.core.request.DeleteRequest.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the shape of a request. A field that cannot be read is a problem and counts as not given. */
final class BodyReader {

    private static final Set<String> FIELDS = Set.of(
            "table",
            "key",
            "keys",
            "where",
            "allowFullScan",
            "mode",
            "delayMs",
            "cascade",
            "execution",
            "batchSize",
            "returning",
            "requestId",
            "reason",
            "requestedBy");

    private final Map<String, @Nullable Object> body;
    private final Problems problems;

    BodyReader(Map<String, @Nullable Object> body, Problems problems) {
        this.body = new HashMap<>(body);
        this.problems = problems;
    }

    DeleteRequest read() {
        body.forEach((field, json) -> {
            if (!FIELDS.contains(field)) {
                problems.invalid(Pointer.to("", field), "unknown field " + JsonText.brief(field));
            }
        });
        body.entrySet().removeIf(this::isTooDeep);
        String table = asWritten("table");
        return new DeleteRequest(
                table == null ? "" : table,
                selection(),
                new How(asWritten("mode"), delayMs(), asWritten("cascade"), asWritten("execution"), batchSize()),
                returning(),
                text("requestId"),
                new Note(text("reason"), text("requestedBy")));
    }

    private boolean isTooDeep(Map.Entry<String, @Nullable Object> field) {
        boolean tooDeep = PlainJson.isDeeperThan(Limits.NESTING_LEVELS, field.getValue());
        if (tooDeep) {
            problems.invalid(Pointer.to("", field.getKey()), "nested deeper than " + Limits.NESTING_LEVELS + " levels");
        }
        return tooDeep;
    }

    private Selection selection() {
        Object where = body.get("where");
        List<Condition> conditions = where == null ? null : new WhereReader(problems).read(where);
        return new Selection(text("key"), texts("keys"), conditions, bool("allowFullScan"));
    }

    /** Text as it is and other JSON as its text, so that whoever knows the legal words can name the illegal one. */
    private @Nullable String asWritten(String field) {
        Object json = body.get(field);
        return json == null || json instanceof String ? (String) json : JsonText.brief(json);
    }

    private @Nullable String text(String field) {
        Object json = body.get(field);
        if (json == null || json instanceof String) {
            return (String) json;
        }
        problems.invalid(Pointer.to("", field), field + " is text, not " + JsonText.brief(json));
        return null;
    }

    private @Nullable List<String> texts(String field) {
        Object json = body.get(field);
        String at = Pointer.to("", field);
        List<@Nullable Object> elements = PlainJson.list(json);
        if (elements == null) {
            if (json != null) {
                problems.invalid(at, field + " is a list of texts, not " + JsonText.brief(json));
            }
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof String text) {
                texts.add(text);
            } else {
                problems.invalid(Pointer.to(at, i), "text, not " + JsonText.brief(elements.get(i)));
            }
        }
        return List.copyOf(texts);
    }

    private boolean bool(String field) {
        Object json = body.get(field);
        if (json != null && !(json instanceof Boolean)) {
            problems.invalid(Pointer.to("", field), field + " is true or false, not " + JsonText.brief(json));
        }
        return Boolean.TRUE.equals(json);
    }

    private @Nullable Long delayMs() {
        if (!body.containsKey("delayMs")) {
            return null;
        }
        Long delay = PlainJson.integer(body.get("delayMs"));
        if (delay == null) {
            String given = JsonText.brief(body.get("delayMs"));
            problems.add(ErrorCode.DELAY_INVALID, "/delayMs", Resolver.DELAY_RULE + given);
        }
        return delay;
    }

    private @Nullable Integer batchSize() {
        Object json = body.get("batchSize");
        Long size = PlainJson.integer(json);
        if (json != null && (size == null || size != size.intValue())) {
            problems.invalid("/batchSize", Resolver.BATCH_RULE + JsonText.brief(json));
            return null;
        }
        return size == null ? null : Integer.valueOf(size.intValue());
    }

    private @Nullable Returning returning() {
        Object json = body.get("returning");
        if (json instanceof Boolean all) {
            return all ? new Returning(null) : null;
        }
        List<String> columns = texts("returning");
        // No columns: nothing is asked for.
        return columns == null || columns.isEmpty() ? null : new Returning(columns);
    }
}

package dev.expunge.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/** The description of the HTTP interface: which calls there are, and what each may answer. Remembers what was checked. */
public final class HttpContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;
    private final JsonSchema schemas;
    private final List<Path> paths = new ArrayList<>();
    private final Set<String> checked = new ConcurrentSkipListSet<>();

    private record Path(String template, Pattern pattern, JsonNode operations) {}

    public HttpContract(JsonNode document) {
        this.document = document;
        this.schemas = new JsonSchema(document);
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            String pattern = path.getKey().replaceAll("\\{[a-z]+}", "[^/]+");
            paths.add(new Path(path.getKey(), Pattern.compile(pattern), path.getValue()));
        }
        // What is said in words goes before what may be anything.
        paths.sort(Comparator.comparing((Path path) -> path.template().contains("{"))
                .thenComparing(Path::template));
    }

    /** From the class path, as the API serves it. */
    public static HttpContract ofResource(Class<?> near, String name) {
        try (InputStream in = Objects.requireNonNull(near.getResourceAsStream(name), name)) {
            return new HttpContract(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param path as it was sent, without the query */
    public record Answered(String method, String path, int status, String contentType, String body) {}

    /** @throws AssertionError the description does not say that this may be answered */
    public void check(Answered answered) {
        Path path = paths.stream()
                .filter(one -> one.pattern().matcher(answered.path()).matches())
                .findFirst()
                .orElse(null);
        JsonNode operation =
                path == null ? null : path.operations().get(answered.method().toLowerCase(Locale.ROOT));
        if (path == null || operation == null) {
            boolean isRefused = answered.status() == 404 || answered.status() == 405 || answered.status() == 422;
            require(isRefused, answered, "is not described");
            return;
        }
        JsonNode response = schemas.resolve(operation.path("responses").path(Integer.toString(answered.status())));
        require(!response.isMissingNode(), answered, "may not be answered so");
        String type = answered.contentType().replaceAll(";.*", "");
        JsonNode content = response.path("content").path(type);
        require(!content.isMissingNode(), answered, "may not be answered in " + type);
        if (type.endsWith("json")) {
            List<String> faults = schemas.faults(content.path("schema"), parsed(answered));
            require(faults.isEmpty(), answered, faults + "\nin " + answered.body());
        }
        if (answered.status() < 300 || path.template().contains("/health/")) {
            checked.add(answered.method() + " " + path.template());
        }
    }

    private static void require(boolean holds, Answered answered, String fault) {
        if (!holds) {
            throw new AssertionError(
                    answered.method() + " " + answered.path() + " answered " + answered.status() + ": " + fault);
        }
    }

    private static JsonNode parsed(Answered answered) {
        try {
            return JSON.readTree(answered.body());
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + answered.body(), e);
        }
    }

    /** Calls that were answered with success and as described, as {@code GET /v1/catalog}. */
    public Set<String> checked() {
        return new TreeSet<>(checked);
    }

    /** All calls. */
    public Set<String> described() {
        Set<String> calls = new TreeSet<>();
        paths.forEach(path -> path.operations()
                .fieldNames()
                .forEachRemaining(method -> calls.add(method.toUpperCase(Locale.ROOT) + " " + path.template())));
        return calls;
    }

    public JsonNode document() {
        return document;
    }
}

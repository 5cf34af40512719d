package dev.expunge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** docs/api-http.md is what follows from openapi.json. With -Dpages.write it is written anew. */
class HttpPageTest {

    private static final Path PAGE = Path.of("..", "docs", "api-http.md");
    private static final String START = "<!-- generated from here -->\n";
    private static final String HOW =
            "run mvn -pl delete-api -am test -Dtest=HttpPageTest -Dpages.write -Dsurefire.failIfNoSpecifiedTests=false";

    @Test
    void thePageSaysWhatTheDescriptionSays() throws IOException {
        String page = Files.readString(PAGE);
        String expected = page.substring(0, page.indexOf(START) + START.length()) + generated();
        if (System.getProperty("pages.write") != null) {
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE)).as(HOW).isEqualTo(expected);
    }

    private static String generated() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(HttpServer.class.getResourceAsStream("/dev/expunge/api/openapi.json"))) {
            JsonNode api = new ObjectMapper().readTree(in);
            SchemaWords schemas = new SchemaWords(api.path("components").path("schemas"));
            List<String> lines = new ArrayList<>();
            calls(api, schemas, lines);
            lines.addAll(List.of("", "## Parameters", "", "| name | in | type | |", "|---|---|---|---|"));
            parameters(api)
                    .values()
                    .forEach(parameter -> lines.add(String.join(
                            " | ",
                            "| `" + parameter.path("name").asText() + "`",
                            parameter.path("in").asText(),
                            schemas.words(parameter.path("schema")),
                            parameter.path("description").asText() + " |")));
            lines.addAll(List.of("", "## Bodies"));
            lines.addAll(schemas.chapters());
            return String.join("\n", lines) + "\n";
        }
    }

    private static void calls(JsonNode api, SchemaWords schemas, List<String> lines) {
        Map<String, List<String>> byTag = new TreeMap<>();
        for (var path : api.path("paths").properties()) {
            for (var call : path.getValue().properties()) {
                JsonNode operation = call.getValue();
                if (operation.has("responses")) {
                    String name = call.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                    byTag.computeIfAbsent(operation.path("tags").path(0).asText("other"), t -> new ArrayList<>())
                            .add(row(name, operation, api, schemas));
                }
            }
        }
        byTag.forEach((tag, rows) -> {
            lines.addAll(List.of(
                    "", "## Calls: " + tag, "", "| call | does | takes | body | answers |", "|---|---|---|---|---|"));
            lines.addAll(rows);
        });
    }

    private static String row(String name, JsonNode operation, JsonNode api, SchemaWords schemas) {
        List<String> takes = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode resolved = resolved(api, parameter);
            if (!resolved.path("in").asText().equals("path")) {
                takes.add("`" + resolved.path("name").asText() + "`");
            }
        }
        List<String> answers = new ArrayList<>();
        for (var response : operation.path("responses").properties()) {
            String body = content(resolved(api, response.getValue()), schemas);
            answers.add(response.getKey() + (body.isEmpty() || body.contains("#problem") ? "" : " " + body));
        }
        return String.join(
                " | ",
                "| `" + name + "`",
                operation.path("summary").asText() + said(operation),
                String.join(", ", takes),
                content(operation.path("requestBody"), schemas),
                String.join("; ", answers) + " |");
    }

    private static String said(JsonNode operation) {
        String description = operation.path("description").asText();
        return description.isEmpty() ? "" : ". " + description;
    }

    private static String content(JsonNode of, SchemaWords schemas) {
        for (var type : of.path("content").properties()) {
            return schemas.words(type.getValue().path("schema"));
        }
        return "";
    }

    /** All parameters that calls have, by name. */
    private static Map<String, JsonNode> parameters(JsonNode api) {
        Map<String, JsonNode> found = new TreeMap<>();
        for (JsonNode path : api.path("paths")) {
            for (JsonNode operation : path) {
                for (JsonNode parameter : operation.path("parameters")) {
                    JsonNode resolved = resolved(api, parameter);
                    found.putIfAbsent(
                            resolved.path("name").asText() + " "
                                    + resolved.path("description").asText(),
                            resolved);
                }
            }
        }
        return found;
    }

    private static JsonNode resolved(JsonNode api, JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : api.at(reference.substring(1));
    }
}

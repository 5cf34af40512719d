package dev.expunge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    private RunningApi api;
    private JsonNode description;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi();
        description = api.get("/openapi.json").json();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void theDescriptionNamesExactlyTheCallsThatThereAre() {
        Set<String> described = new TreeSet<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method ->
                                described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));

        assertThat(described).isEqualTo(new TreeSet<>(api.calls()));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(description.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                description.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void everyQueryParameterIsDescribed() {
        api.routes().forEach(route -> {
            Set<String> described = new TreeSet<>();
            description
                    .at("/paths/" + DeleteRoutes.BASE.replace("/", "~1")
                            + route.path().replace("/", "~1") + "/"
                            + route.method().name().toLowerCase(java.util.Locale.ROOT))
                    .path("parameters")
                    .forEach(parameter -> {
                        JsonNode full = parameter.has("$ref")
                                ? description.at(parameter.path("$ref").asText().substring(1))
                                : parameter;
                        if (full.path("in").asText().equals("query")) {
                            described.add(full.path("name").asText());
                        }
                    });

            assertThat(described).as(route.path()).isEqualTo(new TreeSet<>(route.query()));
        });
    }

    @Test
    void everythingIsDescribed() {
        List<String> silent = new ArrayList<>();
        description.path("components").path("schemas").properties().forEach(schema -> {
            demand(silent, "/components/schemas/" + schema.getKey(), schema.getValue());
            fields(silent, "/components/schemas/" + schema.getKey(), schema.getValue());
        });
        for (String part : List.of("parameters", "responses")) {
            description
                    .path("components")
                    .path(part)
                    .properties()
                    .forEach(one -> demand(silent, part + " " + one.getKey(), one.getValue()));
        }
        description.path("paths").properties().forEach(path -> {
            fields(silent, path.getKey(), path.getValue());
            path.getValue().properties().forEach(call -> {
                String name = call.getKey() + " " + path.getKey();
                boolean said = call.getValue().has("summary") || call.getValue().has("description");
                if (!said) {
                    silent.add(name);
                }
                call.getValue()
                        .path("responses")
                        .properties()
                        .forEach(answer -> demand(silent, name + " " + answer.getKey(), answer.getValue()));
            });
        });

        assertThat(silent).isEmpty();
    }

    /** A description, or a reference to what has one. */
    private static void demand(List<String> silent, String where, JsonNode node) {
        if (node.path("description").asText().isBlank() && !node.has("$ref")) {
            silent.add(where);
        }
    }

    private static void fields(List<String> silent, String where, JsonNode node) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (entry.getKey().equals("properties")) {
                entry.getValue()
                        .properties()
                        .forEach(field -> demand(silent, where + "/" + field.getKey(), field.getValue()));
            }
            if (!entry.getKey().equals("example") && !entry.getKey().equals("examples")) {
                fields(silent, where + "/" + entry.getKey(), entry.getValue());
            }
        }
        int number = 0;
        for (JsonNode element : node.isArray() ? node : node.path("none")) {
            fields(silent, where + "/" + number++, element);
        }
    }
}

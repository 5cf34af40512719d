package dev.expunge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
}

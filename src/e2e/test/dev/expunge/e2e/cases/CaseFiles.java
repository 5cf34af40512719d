package dev.expunge.e2e.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.expunge.core.shard.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the cases. Whatever a file says that is not known here is an error, so that a typing error does not pass for a case. */
final class CaseFiles {

    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Set<String> FIELDS =
            Set.of("name", "was", "shows", "permute", "only", "settings", "catalog", "rows", "steps", "final");
    private static final String SHARED = "shared.yaml";

    private static @Nullable List<Case> all;

    private CaseFiles() {}

    /** All cases, read once in a process. */
    static synchronized List<Case> all() {
        if (all == null) {
            all = List.copyOf(read());
        }
        return all;
    }

    private static List<Case> read() {
        Path dir = dir();
        JsonNode shared = read(dir.resolve(SHARED));
        List<Case> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        try (Stream<Path> files = Files.list(dir)) {
            for (Path file : files.sorted().toList()) {
                if (!file.endsWith(SHARED)) {
                    read(file).forEach(json -> found.add(read(topic(file), json, shared)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Case one : found) {
            if (!names.add(one.name())) {
                throw new AssertionError("two cases are named " + one.name());
            }
        }
        return found;
    }

    private static Path dir() {
        try {
            return Path.of(Objects.requireNonNull(CaseFiles.class.getResource("/cases"), "no cases")
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String topic(Path file) {
        return file.getFileName().toString().replace(".yaml", "");
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is no YAML", e);
        }
    }

    private static Case read(String topic, JsonNode json, JsonNode shared) {
        String name = json.path("name").asText();
        json.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new AssertionError("the case " + name + " has an unknown part " + field);
            }
        });
        JsonNode said = json.path("shows");
        List<String> shows = new ArrayList<>();
        if (said.isTextual()) {
            shows.add(said.asText());
        } else {
            said.forEach(one -> shows.add(one.asText()));
        }
        Case.Given given = new Case.Given(
                part(json.path("catalog"), shared.path("catalogs"), name),
                rows(part(json.path("rows"), shared.path("rows"), name)),
                rows(part(json.path("final"), shared.path("rows"), name)));
        boolean inMemory = json.path("only").asText().equals("memory") || json.has("settings");
        Case.Limits limits =
                new Case.Limits(inMemory, json.path("settings").path("unitRows").asLong(Settings.DEFAULT.unitRows()));
        return new Case(topic, name, shows, json.path("permute").asBoolean(), limits, given, json.path("steps"));
    }

    /** What stands there, or what is shared under the name that stands there. */
    private static ObjectNode part(JsonNode value, JsonNode shared, String name) {
        if (value.isMissingNode()) {
            return JsonNodeFactory.instance.objectNode();
        }
        JsonNode found = value.isTextual() ? shared.path(value.asText()) : value;
        if (found instanceof ObjectNode object) {
            return object.deepCopy();
        }
        throw new AssertionError("the case " + name + " names " + value + ", which is not shared");
    }

    /** Writes out {@code {$times: 900, id: p#}}: that many rows, with their number from 0 in place of #. */
    private static ObjectNode rows(ObjectNode tables) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        tables.properties().forEach(table -> {
            ArrayNode rows = all.putArray(table.getKey());
            for (JsonNode row : table.getValue()) {
                int times = row.path("$times").asInt(-1);
                for (int i = 0; i < Math.max(1, times); i++) {
                    rows.add(times < 0 ? row : numbered(row, i));
                }
            }
        });
        return all;
    }

    private static ObjectNode numbered(JsonNode row, int number) {
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        row.properties().forEach(column -> {
            if (column.getValue().isTextual()) {
                made.put(column.getKey(), column.getValue().asText().replace("#", Integer.toString(number)));
            } else if (!column.getKey().equals("$times")) {
                made.set(column.getKey(), column.getValue());
            }
        });
        return made;
    }
}

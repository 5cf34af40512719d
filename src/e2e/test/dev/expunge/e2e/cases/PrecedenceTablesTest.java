package dev.expunge.e2e.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.expunge.core.shard.Settings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tables of docs/deletes.md that say which mode applies: each cell is asked for. */
class PrecedenceTablesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PAGE = Path.of("..", "..", "docs", "deletes.md");
    private static final List<String> MODES = List.of("hard", "soft", "scheduled");
    private static final int DELAY_MS = 5_000;

    @SuppressWarnings("NullAway.Init")
    private static InMemoryServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = InMemoryServer.shared();
        server.begin(1, Settings.DEFAULT, 0);
        ObjectNode tables = JSON.createObjectNode();
        tables.set("none", JSON.readTree("{\"columns\": {\"id\": \"string\", \"deletionTime\": \"timestamp\"}}"));
        for (String mode : MODES) {
            ObjectNode table = tables.get("none").deepCopy();
            table.putObject("deletion").put("mode", mode);
            tables.set(mode, table);
        }
        ((ObjectNode) tables.get("scheduled").get("deletion")).put("delayMs", 60_000);
        assertThat(send("PUT", "/catalog", JSON.createObjectNode().set("tables", tables))
                        .path("tables"))
                .hasSize(4);
    }

    @Test
    void everyCombinationOfRequestAndTableDefaultIsAsThePageSays() throws IOException, InterruptedException {
        List<String> expected = new ArrayList<>();
        for (String execution : List.of("", "async")) {
            for (String mode : List.of("", "hard", "soft", "scheduled")) {
                for (boolean delayed : List.of(false, true)) {
                    ObjectNode body = JSON.createObjectNode().put("key", "x");
                    List<String> said = new ArrayList<>();
                    if (!mode.isEmpty()) {
                        body.put("mode", mode);
                        said.add("`mode: " + mode + "`");
                    }
                    if (delayed) {
                        body.put("delayMs", DELAY_MS);
                        said.add("`delayMs: " + DELAY_MS + "`");
                    }
                    if (!execution.isEmpty()) {
                        body.put("execution", execution);
                        said.add("`" + execution + "`");
                    }
                    expected.add(row(said.isEmpty() ? "nothing" : String.join(", ", said), body));
                }
            }
        }
        assertThat(page("| request |")).isEqualTo(expected);
    }

    @Test
    void everyCombinationOfModeAndCascadeIsAsThePageSays() throws IOException, InterruptedException {
        List<String> expected = new ArrayList<>();
        for (String mode : MODES) {
            List<String> cells = new ArrayList<>(List.of("`" + mode + "`"));
            for (String cascade : List.of("", "soft", "hard")) {
                ObjectNode body = JSON.createObjectNode().put("table", "none").put("mode", mode);
                body.putArray("keys");
                if (!cascade.isEmpty()) {
                    body.put("cascade", cascade);
                }
                JsonNode answer = send("POST", "/deletes", body);
                cells.add(
                        answer.has("code")
                                ? code(answer)
                                : answer.path("cascade").asText());
            }
            expected.add(line(cells));
        }
        assertThat(page("| mode | no `cascade` |")).isEqualTo(expected);
    }

    private static String row(String said, ObjectNode body) throws IOException, InterruptedException {
        List<String> cells = new ArrayList<>(List.of(said));
        for (String table : List.of("none", "hard", "soft", "scheduled")) {
            cells.add(cell(send("POST", "/deletes/preview", body.put("table", table))));
        }
        return line(cells);
    }

    private static String cell(JsonNode answer) {
        if (answer.has("code")) {
            return code(answer);
        }
        String mode = answer.path("mode").asText();
        String delay =
                mode.equals("scheduled") ? " after " + answer.path("delayMs").asLong() / 1_000 + " s" : "";
        return mode + delay + " (" + answer.path("modeFrom").asText() + ")";
    }

    private static String code(JsonNode problem) {
        return "`" + problem.path("code").asText() + "`";
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** The rows of the table whose head begins so. */
    private static List<String> page(String head) throws IOException {
        try (Stream<String> lines = Files.lines(PAGE)) {
            return lines.dropWhile(line -> !line.startsWith(head))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"))
                    .toList();
        }
    }

    private static JsonNode send(String method, String path, JsonNode body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.base().resolve("/v1" + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return JSON.readTree(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }
}

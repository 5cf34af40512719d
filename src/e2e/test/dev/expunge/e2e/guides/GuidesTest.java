package dev.expunge.e2e.guides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.client.Calls;
import dev.expunge.client.Expunge;
import dev.expunge.e2e.Product;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Follows each guide against the running product: every command succeeds, and prints what the guide says. */
@EnabledIf(value = "dev.expunge.e2e.guides.Shell#isPossible", disabledReason = "the guides need bash and curl")
class GuidesTest {

    /** Children before their parents, so that nothing is in the way of removing them. */
    private static final List<String> TABLES = List.of("invoices", "comments", "posts", "users", "book", "author");

    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    static Path dir = Path.of("");

    private static Product product;

    @BeforeAll
    static void start() {
        product = Product.up(dir.resolve("data"));
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    /** The next guide finds nothing, as its reader does. */
    @AfterEach
    void removeTables() {
        Calls calls = calls();
        var there = calls.get("/catalog").path("tables");
        Map<String, @Nullable Object> removed = new HashMap<>();
        for (String table : TABLES) {
            if (there.has(table)) {
                Map<String, Object> all = Map.of("table", table, "mode", "hard", "allowFullScan", true);
                assertThat(calls.post("/deletes", all, Duration.ofSeconds(30))
                                .path("state")
                                .asText())
                        .isEqualTo("COMPLETED");
                removed.put(table, null);
            }
        }
        calls.put("/catalog", Map.of("tables", removed));
    }

    private static Calls calls() {
        return Expunge.connect(product.base()).calls();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/deletes.md",
                "docs/tables.md",
                "docs/undo.md",
                "docs/audit.md",
                "docs/limitations.md",
                "docs/sources.md"
            })
    void doesAsItSays(String name) throws IOException {
        List<Step> steps = Step.of(Page.read(name));
        assertThat(steps).isNotEmpty();
        Path place = Files.createDirectory(dir.resolve(name.replace('/', '-')));

        List<Shell.Printed> printed = Shell.run(
                place, steps.stream().map(step -> here(step.commands().text())).toList());

        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            String where = name + ":" + step.commands().line();
            assertThat(printed.size()).as("the shell ended at %s", where).isGreaterThan(i);
            check(where, step, printed.get(i));
        }
    }

    @Test
    void theChangeEventsDoAsTheirTableSays() {
        Page page = Page.read("docs/sources.md");
        List<String> events = ChangeEvents.of(page);
        assertThat(events).hasSize(5);
        Calls calls = calls();
        Shell.run(dir, List.of(here(page.in("sh").get(0).text())));
        try (ChangeEvents topic = new ChangeEvents(product.kafka(), "db.public.author")) {
            topic.send(events.get(0));
            awaitRow("/name", "Ada");
            calls.put("/tables/book/rows/b1", Map.of("author", "a1"));
            Map<String, Object> soft = Map.of("table", "author", "key", "a1", "mode", "soft");
            assertThat(calls.post("/deletes", soft, Duration.ofSeconds(30)).at("/counts/softDeleted"))
                    .hasToString("{\"author\":1,\"book\":1}");
            String stamp = row().path("deletionTime").asText();
            topic.send(events.get(1));
            awaitRow("/name", "Ada L.");
            assertThat(row().path("deletionTime").asText()).isEqualTo(stamp);
            topic.send(events.get(2).replace("1790000000000", stamp));
            topic.send(events.get(3));
            awaitRow("/deletionTime", "");
            topic.send(events.get(4));
            topic.send(null);
            await().atMost(SOON).untilAsserted(() -> assertThat(audit()).contains("\"modeFrom\":\"source\""));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(calls.get("/tables/book/rows").path("rows"))
                                    .isEmpty());
            topic.send(events.get(0));
            await().atMost(SOON).untilAsserted(() -> assertThat(audit()).contains("STALE_WRITE_DROPPED"));
            assertThat(calls.get("/tables/author/rows").path("rows")).isEmpty();
        }
    }

    private static String audit() {
        return calls().get("/audit?limit=5000").toString();
    }

    private static JsonNode row() {
        return calls().get("/tables/author/rows").at("/rows/a1");
    }

    private static void awaitRow(String column, String value) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(row().isObject() ? row().at(column).asText() : "none")
                                .isEqualTo(value));
    }

    @Test
    void theReaderOfTheAuditTrailReadsIt() throws IOException, InterruptedException {
        Calls calls = calls();
        calls.put("/catalog", Map.of("tables", Map.of("users", Map.of("columns", Map.of("id", "string")))));
        String id = calls.post("/deletes", Map.of("table", "users", "key", "nobody"), Duration.ofSeconds(30))
                .path("deleteId")
                .asText();
        Path place = Files.createDirectory(dir.resolve("reader"));
        String source = Page.read("docs/audit.md").in("java").get(0).text();
        Sources.compile(place, "AuditReader", source);

        Path out = place.resolve("out");
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        place + File.pathSeparator + System.getProperty("java.class.path"),
                        "AuditReader",
                        product.kafka(),
                        product.registry().toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();

        assertThat(reader.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(out)).contains(id + " REQUESTED {table=users}", id + " COMPLETED");
    }

    private static void check(String where, Step step, Shell.Printed printed) {
        String all = where + " printed:\n" + printed.text();
        assertThat(printed.exitCode()).as(all).isZero();
        switch (step.answer().language()) {
            case "json" ->
                assertThat(Answers.differenceInJson(step.answer().text(), printed.text()))
                        .as(all)
                        .isNull();
            case "text" ->
                assertThat(Answers.isSameText(step.answer().text(), printed.text()))
                        .as(all)
                        .isTrue();
            default -> assertThat(printed.text()).as(all).doesNotContain("\"status\":4", "\"status\":5");
        }
    }

    /** The commands with this product's address in place of the usual one. */
    private static String here(String commands) {
        return commands.replace("http://127.0.0.1:8080", product.base().toString());
    }
}

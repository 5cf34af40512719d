package dev.expunge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.api.call.Limits;
import dev.expunge.api.http.RunningApi.Got;
import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import dev.expunge.core.event.Input;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.event.RowRef;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BulkRoutesTest {

    private static final String ROWS = "/v1/tables/users/rows";

    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi();
        api.commands.answering(BulkRoutesTest::written);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static Reply.Answer written(Input input) {
        RowChange change = (RowChange) input;
        return new Reply.RowWritten(new RowRef(change.table(), change.key()), null);
    }

    @Test
    void writesARowALine() throws Exception {
        Got got = api.postLines(ROWS, "{\"id\": \"u1\"}\n\n{\"id\": \"u2\", \"age\": 1}\r\n{\"id\": \"u3\"}");

        assertThat(got.status()).isEqualTo(200);
        assertThat(got.json())
                .isEqualTo(RunningApi.JSON.readTree("{\"written\": 3, \"errors\": [], \"errorCount\": 0}"));
        assertThat(api.commands.sent.stream().map(Input::routingKey)).containsExactly("u1", "u2", "u3");
    }

    @Test
    void listsBadLinesAndGoesOn() throws Exception {
        Got got = api.postLines(
                ROWS,
                String.join(
                        "\n",
                        "{\"id\": \"\"}",
                        "{\"id\": \"u1\"}",
                        "nonsense",
                        "{\"id\": \"u2\", \"id\": \"u2\"}",
                        "{\"id\": \"u3\", \"color\": 1}",
                        "{\"id\": \"u4\", \"slug\": \"" + "x".repeat(Limits.ROW_BYTES) + "\"}",
                        "[1]",
                        "{\"id\": \"u5\"}"));

        assertThat(got.json().path("written").asInt()).isEqualTo(2);
        assertThat(got.json().path("errors").findValuesAsText("line")).containsExactly("1", "3", "4", "5", "6", "7");
        assertThat(got.json().path("errors").findValuesAsText("code")).containsOnly("REQUEST_INVALID");
    }

    @Test
    void listsWhatTheProcessorRefuses() throws Exception {
        api.commands.answering(input -> input.routingKey().equals("u2")
                ? new Reply.Refused(Refusal.of(ErrorCode.TABLE_UNKNOWN, "/table", "removed meanwhile"))
                : written(input));

        Got got = api.postLines(ROWS, "{\"id\": \"u1\"}\n{\"id\": \"u2\"}");

        assertThat(got.json().path("written").asInt()).isEqualTo(1);
        assertThat(got.json().path("errors").path(0).path("code").asText()).isEqualTo("TABLE_UNKNOWN");
        assertThat(got.json().path("errors").path(0).path("line").asInt()).isEqualTo(2);
    }

    @Test
    void listsAThousandErrorsAndCountsAll() throws Exception {
        Got got = api.postLines(ROWS, "x\n".repeat(1_500));

        assertThat(got.json().path("errors")).hasSize(1_000);
        assertThat(got.json().path("errorCount").asInt()).isEqualTo(1_500);
    }

    @Test
    void hasALimitedNumberOfRowsUnderWay() throws Exception {
        List<CompletableFuture<Reply.Answer>> held = api.commands.holding();
        int all = Limits.BULK_IN_FLIGHT + 100;
        String lines = IntStream.range(0, all)
                .mapToObj(i -> "{\"id\": \"u" + i + "\"}")
                .collect(Collectors.joining("\n"));

        var answer = CompletableFuture.supplyAsync(() -> post(lines));
        Awaitility.await().until(() -> held.size() == Limits.BULK_IN_FLIGHT);
        assertThat(api.commands.sent).hasSize(Limits.BULK_IN_FLIGHT);
        Reply.Answer written = new Reply.RowWritten(new RowRef("users", "any"), null);
        List.copyOf(held).forEach(one -> one.complete(written));
        Awaitility.await().until(() -> held.size() == all);
        held.forEach(one -> one.complete(written));

        assertThat(answer.join().json().path("written").asInt()).isEqualTo(all);
    }

    @Test
    void stopsWhereNobodyAnswers() throws Exception {
        api.commands.away("Kafka at 127.0.0.1:9092 did not take the record");

        Got got = api.postLines(ROWS, "{\"id\": \"u1\"}\n{\"id\": \"u2\"}");

        assertThat(got.status()).isEqualTo(503);
        assertThat(got.json().path("detail").asText()).contains("127.0.0.1:9092", "0 rows");
    }

    @Test
    void refusesAnUnknownTableBeforeItReads() throws Exception {
        assertThat(api.postLines("/v1/tables/nope/rows", "{}").code()).isEqualTo("TABLE_UNKNOWN");
    }

    @Test
    void looksOnceForANewerDefinition() throws Exception {
        api.views.declareLate("fresh", Map.of("columns", Map.of("id", "string")));

        assertThat(api.postLines("/v1/tables/fresh/rows", "{\"id\": \"1\"}\nx\ny")
                        .json()
                        .path("written")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.views.fences).hasSize(1);
    }

    @Test
    void refusesABodyOfMoreThan64MebibytesAsItComesIn() throws Exception {
        Got got = api.send(
                "POST",
                ROWS,
                BodyPublishers.ofInputStream(BulkRoutesTest::tooMuch),
                "Content-Type",
                "application/x-ndjson");

        assertThat(got.status()).isEqualTo(413);
        assertThat(got.json().path("detail").asText()).contains("67108864 bytes", "rows of it were written");
    }

    @Test
    void wantsItsContentType() throws Exception {
        assertThat(api.post(ROWS, "{}").code()).isEqualTo("REQUEST_INVALID");
    }

    /** More than 64 MiB in lines of 64 KiB. */
    private static InputStream tooMuch() {
        byte[] line = ("{\"id\": \"u1\", \"slug\": \"" + "x".repeat(65_000) + "\"}\n").getBytes(StandardCharsets.UTF_8);
        int copies = (int) (Limits.BULK_BYTES / line.length) + 10;
        return new SequenceInputStream(Collections.enumeration(Collections.nCopies(copies, line).stream()
                .map(ByteArrayInputStream::new)
                .toList()));
    }

    private Got post(String lines) {
        try {
            return api.postLines(ROWS, lines);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

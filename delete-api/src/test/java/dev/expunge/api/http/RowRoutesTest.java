package dev.expunge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.api.http.RunningApi.Got;
import dev.expunge.api.port.Part;
import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import dev.expunge.core.event.Input;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowRoutesTest {

    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi();
        api.commands.answering(RowRoutesTest::written);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static Reply.Answer written(Input input) {
        RowChange change = (RowChange) input;
        return new Reply.RowWritten(
                new RowRef(change.table(), change.key()), Row.of(Objects.requireNonNull(change.columns())));
    }

    @Nested
    class AWriteOfOneRow {

        @Test
        void answersWithTheRowAsItThenIs() throws Exception {
            Got got = api.put("/v1/tables/users/rows/u1", """
                    {"slug": "ada", "age": 36, "extra": {"a": [1, 2.5, null]}, "deletionTime": null}""");

            assertThat(got.status()).isEqualTo(200);
            assertThat(got.json()).isEqualTo(RunningApi.JSON.readTree("""
                            {"id": "u1", "slug": "ada", "age": 36, "extra": {"a": [1, 2.5, null]}}"""));
            assertThat(api.commands.only(RowChange.class).columns())
                    .containsEntry("deletionTime", Value.NULL)
                    .containsEntry("id", new Value.Text("u1"));
        }

        @Test
        void answersNullWhereTheRowWasALateChild() throws Exception {
            api.commands.answering(input -> new Reply.RowWritten(new RowRef("users", "u1"), null));

            Got got = api.put("/v1/tables/users/rows/u1", "{}");

            assertThat(got.status()).isEqualTo(200);
            assertThat(got.response().body()).isEqualTo("null");
        }

        @Test
        void isRefusedWhereTheBodyHasAnotherKey() throws Exception {
            Got got = api.put("/v1/tables/users/rows/u1", "{\"id\": \"u2\"}");

            assertThat(got.status()).isEqualTo(422);
            assertThat(got.code()).isEqualTo("REQUEST_INVALID");
            assertThat(got.paths()).containsExactly("/id");
        }

        @Test
        void isRefusedForAnUnknownColumnWithoutAskingTheProcessor() throws Exception {
            Got got = api.put("/v1/tables/users/rows/u1", "{\"color\": 1}");

            assertThat(got.status()).isEqualTo(422);
            assertThat(got.paths()).containsExactly("/color");
            assertThat(api.commands.sent).isEmpty();
        }

        @Test
        void takesAColumnThatAnotherInstanceHasJustDeclared() throws Exception {
            api.views.declareLate("users", Map.of("columns", Map.of("id", "string", "color", "integer")));

            assertThat(api.put("/v1/tables/users/rows/u1", "{\"color\": 1}").status())
                    .isEqualTo(200);
        }

        @Test
        void isRefusedForANumberBeyond64Bits() throws Exception {
            Got got = api.put("/v1/tables/users/rows/u1", "{\"age\": 99999999999999999999}");

            assertThat(got.status()).isEqualTo(422);
            assertThat(got.paths()).containsExactly("/age");
        }

        @Test
        void fillsAKeyOfSeveralColumnsFromThePath() throws Exception {
            Got got = api.put("/v1/tables/seats/rows/%5B%221%22%2C%22x%22%5D", "{}");

            assertThat(got.json().path("row").asInt()).isEqualTo(1);
            assertThat(got.json().path("place").asText()).isEqualTo("x");
        }

        @Test
        void isRefusedForAPathThatIsNoKeyOfTheTable() throws Exception {
            Got got = api.put("/v1/tables/seats/rows/nope", "{}");

            assertThat(got.status()).isEqualTo(422);
            assertThat(got.paths()).containsExactly("/key");
        }

        @Test
        void isRefusedFor256KibibytesAndMore() throws Exception {
            Got got = api.put("/v1/tables/users/rows/u1", "{\"slug\": \"" + "x".repeat(256 * 1024) + "\"}");

            assertThat(got.status()).isEqualTo(413);
            assertThat(got.code()).isEqualTo("REQUEST_INVALID");
        }

        @Test
        void passesOnTheProcessorsRefusal() throws Exception {
            api.commands.answering(
                    input -> new Reply.Refused(Refusal.of(ErrorCode.REQUEST_INVALID, "/slug", "slug may not be null")));

            Got got = api.put("/v1/tables/users/rows/u1", "{}");

            assertThat(got.status()).isEqualTo(422);
            assertThat(got.paths()).containsExactly("/slug");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a b", "a+b", "ü", ".", "..", "%", "a;b=c", "a\\b", "a?b", "//", "a%2Fb", "😀", "#"})
    void anyTextIsAKey(String key) throws Exception {
        String path = "/v1/tables/users/rows/"
                + URLEncoder.encode(key, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace(".", "%2E");

        Got put = api.put(path, "{}");
        api.views.put("users", key, Map.of("id", new Value.Text(key)));
        Got got = api.get(path);

        assertThat(put.status()).isEqualTo(200);
        assertThat(api.commands.only(RowChange.class).key()).isEqualTo(key);
        assertThat(got.json().path("id").asText()).isEqualTo(key);
    }

    @Nested
    class Reading {

        @Test
        void passesAFenceOnTheRowsPartition() throws Exception {
            api.views.put("users", "u1", Map.of("id", new Value.Text("u1"), "gone", new Value.Int(1)));

            Got got = api.get("/v1/tables/users/rows/u1");

            assertThat(got.json()).isEqualTo(RunningApi.JSON.readTree("{\"id\": \"u1\"}"));
            assertThat(api.views.fences).containsExactly(new Part.OneRow("users", "u1"));
        }

        @Test
        void ofAnUnknownRowOrTableIsNotFound() throws Exception {
            assertThat(api.get("/v1/tables/users/rows/nope").code()).isEqualTo("ROW_UNKNOWN");
            assertThat(api.get("/v1/tables/nope/rows/u1").code()).isEqualTo("TABLE_UNKNOWN");
            assertThat(api.get("/v1/tables/nope/rows").status()).isEqualTo(404);
        }

        @Test
        void ofATableIsPagedInTheOrderOfKeys() throws Exception {
            for (String key : new String[] {"b", "a", "c"}) {
                api.views.put("users", key, Map.of("id", new Value.Text(key)));
            }

            Got first = api.get("/v1/tables/users/rows?limit=2");
            Got second = api.get("/v1/tables/users/rows?limit=2&cursor="
                    + first.json().path("cursor").asText());

            assertThat(first.json().path("rows").fieldNames()).toIterable().containsExactly("a", "b");
            assertThat(second.json().path("rows").fieldNames()).toIterable().containsExactly("c");
            assertThat(second.json().path("cursor").isNull()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"limit=0", "limit=10001", "limit=x", "cursor=%25", "colour=1", "limit=1&limit=2"})
        void refusesAQueryThatMakesNoSense(String query) throws Exception {
            Got got = api.get("/v1/tables/users/rows?" + query);

            assertThat(got.status()).isEqualTo(422);
            assertThat(got.code()).isEqualTo("REQUEST_INVALID");
        }

        @Test
        void isUnavailableWhereTheViewIsBehind() throws Exception {
            api.views.fallBehind("3 records of the log are not read here yet");

            Got got = api.get("/v1/tables/users/rows/u1");

            assertThat(got.status()).isEqualTo(503);
            assertThat(got.header("Retry-After")).isEqualTo("1");
            assertThat(got.json().path("detail").asText()).contains("3 records");
        }
    }
}

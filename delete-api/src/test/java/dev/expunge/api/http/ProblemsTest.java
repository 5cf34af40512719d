package dev.expunge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.api.http.RunningApi.Got;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {

    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"text\"",
                "{} {}",
                "{\"table\": \"a\", \"table\": \"b\"}",
                "{\"table\": NaN}",
                "{\"delayMs\": 1e999}",
                "{\"a\": 'b'}"
            })
    void aBodyThatIsNoJsonObjectIsRefused(String body) throws Exception {
        Got got = api.post("/v1/deletes", body);

        assertThat(got.status()).isEqualTo(422);
        assertThat(got.code()).isEqualTo("REQUEST_INVALID");
        assertThat(got.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(got.json().path("detail").asText()).isNotBlank();
    }

    @Test
    void nestingWithoutEndIsRefused() throws Exception {
        Got got = api.post("/v1/deletes", "{\"where\": " + "[".repeat(100_000));

        assertThat(got.status()).isEqualTo(422);
    }

    @Test
    void brokenUtf8IsRefused() throws Exception {
        Got got = api.send(
                "POST",
                "/v1/deletes",
                BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'}),
                "Content-Type",
                "application/json");

        assertThat(got.status()).isEqualTo(422);
    }

    @Test
    void aNumberBeyond64BitsIsRefusedByName() throws Exception {
        Got got = api.post(
                "/v1/deletes",
                "{\"table\": \"users\", \"key\": \"u1\", \"mode\": \"scheduled\", \"delayMs\": 99999999999999999999}");

        assertThat(got.code()).isEqualTo("DELAY_INVALID");
        assertThat(got.paths()).containsExactly("/delayMs");
    }

    @Test
    void anotherContentTypeIsRefused() throws Exception {
        Got got = api.send(
                "POST",
                "/v1/deletes",
                BodyPublishers.ofString("{}"),
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(got.status()).isEqualTo(422);
        assertThat(got.json().path("detail").asText()).contains("application/json");
    }

    @Test
    void aRequestOfMoreThanAMebibyteIsTooLarge() throws Exception {
        Got got = api.post("/v1/deletes", "{\"reason\": \"" + "x".repeat(1024 * 1024) + "\"}");

        assertThat(got.status()).isEqualTo(413);
        assertThat(got.json().path("detail").asText()).contains("1048576 bytes");
    }

    @Test
    void anUnknownCallIsNotFoundAndPointsToTheDescription() throws Exception {
        Got got = api.get("/v1/rows");

        assertThat(got.status()).isEqualTo(404);
        assertThat(got.code()).isEqualTo("REQUEST_INVALID");
        assertThat(got.json().path("detail").asText()).contains("/openapi.json");
    }

    @Test
    void anotherMethodIsNotAllowedAndSaysWhichAre() throws Exception {
        Got got = api.delete("/v1/catalog");

        assertThat(got.status()).isEqualTo(405);
        assertThat(got.code()).isEqualTo("REQUEST_INVALID");
        assertThat(got.header("Allow")).contains("GET").contains("PUT");
    }

    @Test
    void aFaultOfTheServerHasANameAndNoDetails() throws Exception {
        api.commands.answering(input -> {
            throw new IllegalStateException("secret");
        });

        Got got = api.post("/v1/deletes", "{\"table\": \"users\", \"key\": \"u1\"}");

        assertThat(got.status()).isEqualTo(500);
        assertThat(got.code()).isEqualTo("INTERNAL");
        assertThat(got.response().body()).doesNotContain("secret");
    }

    @Test
    void aBrokenPathIsRefused() throws Exception {
        assertThat(api.get("/v1/deletes/%FF").status()).isEqualTo(422);
    }
}

package dev.expunge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.client.Delete.State;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private static final Table USERS = Table.named("users");
    private static final Retries SOON =
            new Retries(5, Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofSeconds(20));
    private static final String DONE = "{'deleteId':'d1','state':'COMPLETED'}";
    private static final String AWAY = "{'code':'UNAVAILABLE','detail':'the processor is away'}";

    @SuppressWarnings("NullAway.Init")
    private ScriptedServer server;

    @SuppressWarnings("NullAway.Init")
    private Expunge expunge;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        expunge = Expunge.connect(server.uri(), Options.DEFAULT.retries(SOON));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonNode json(String text) throws IOException {
        return Http.JSON.readTree(text);
    }

    @Nested
    class ADelete {

        @Test
        void isTriedAgainUnderOneNameThatItWasGiven() throws IOException {
            server.thenCutOff().then(503, AWAY, "Retry-After", "1").then(200, DONE);

            Delete done = expunge.delete(USERS).key("u1").execute();

            assertThat(done.state()).isEqualTo(State.COMPLETED);
            assertThat(server.asked).hasSize(3).containsOnly("POST /v1/deletes");
            assertThat(server.bodies).hasSize(3);
            assertThat(List.copyOf(server.bodies).stream().distinct()).hasSize(1);
            assertThat(json(server.bodies.get(0)).path("requestId").asText()).hasSize(36);
        }

        @Test
        void hasAnotherNameInAnotherRun() {
            server.then(200, DONE);
            Selected statement = expunge.delete(USERS).key("u1");

            statement.execute();
            statement.execute();

            assertThat(List.copyOf(server.bodies).stream().distinct()).hasSize(2);
        }

        @Test
        void keepsTheNameThatItWasGiven() {
            server.then(200, DONE);

            expunge.delete(USERS).key("u1").requestId("mine").execute();

            assertThat(server.bodies.get(0)).contains("\"requestId\":\"mine\"");
        }

        @Test
        void isGivenUpAfterSoManyAttempts() {
            server.then(503, AWAY, "Retry-After", "1");

            assertThatThrownBy(() -> expunge.delete(USERS).key("u1").execute())
                    .isInstanceOfSatisfying(ExpungeException.class, e -> {
                        assertThat(e.code()).isEqualTo("UNAVAILABLE");
                        assertThat(e.status()).isEqualTo(503);
                    });
            assertThat(server.asked).hasSize(5);
        }

        @Test
        void isNotTriedAgainWhereItWasRefused() {
            server.then(422, "{'code':'REQUEST_INVALID','detail':'no'}");

            assertThatThrownBy(() -> expunge.delete(USERS).key("u1").execute()).hasMessageContaining("REQUEST_INVALID");
            assertThat(server.asked).hasSize(1);
        }

        @Test
        void isNotTriedAgainWhereTheServerDoesNotSayWhen() {
            server.then(503, AWAY);

            assertThatThrownBy(() -> expunge.delete(USERS).key("u1").execute()).hasMessageContaining("UNAVAILABLE");
            assertThat(server.asked).hasSize(1);
        }

        @Test
        void isNotTriedAgainByWhoDoesNotWantThat() {
            server.thenCutOff();
            Expunge once = Expunge.connect(server.uri(), Options.DEFAULT.retries(Retries.NONE));

            assertThatThrownBy(() -> once.delete(USERS).key("u1").execute()).hasMessageContaining("NOT_REACHABLE");
            assertThat(server.asked).hasSize(1);
        }
    }

    @Nested
    class ACallOnADelete {

        @Test
        void thatWasDoneTheFirstTimeIsNotRefusedTheSecondTime() {
            server.thenCutOff()
                    .then(409, "{'code':'STATE_CONFLICT','detail':'the delete is RESTORED'}")
                    .then(200, "{'deleteId':'d1','state':'RESTORED'}");

            assertThat(expunge.restore("d1").state()).isEqualTo(State.RESTORED);
            assertThat(server.asked)
                    .containsExactly(
                            "POST /v1/deletes/d1/restore", "POST /v1/deletes/d1/restore", "GET /v1/deletes/d1");
        }

        @Test
        void isRefusedWhereItsEndIsNotWhatItAsksFor() {
            server.thenCutOff()
                    .then(409, "{'code':'STATE_CONFLICT','detail':'the delete is BLOCKED'}")
                    .then(200, "{'deleteId':'d1','state':'BLOCKED'}");

            assertThatThrownBy(() -> expunge.restore("d1")).hasMessageContaining("STATE_CONFLICT");
        }

        @Test
        void isRefusedAtOnceWhereNothingWasLost() {
            server.then(409, "{'code':'STATE_CONFLICT','detail':'the delete is RESTORED'}");

            assertThatThrownBy(() -> expunge.restore("d1")).hasMessageContaining("STATE_CONFLICT");
            assertThat(server.asked).hasSize(1);
        }
    }

    @Test
    void aBulkWriteIsSentOnce() {
        server.thenCutOff();

        assertThatThrownBy(() ->
                        expunge.rows(USERS).load(List.of(Map.of("id", "u1")).iterator()))
                .hasMessageContaining("NOT_REACHABLE");
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void aRowIsWrittenAgain() {
        server.thenCutOff().then(200, "{'id':'u1'}");

        assertThat(expunge.rows(USERS).put("u1", Map.of())).isPresent();
        assertThat(server.asked).hasSize(2);
    }

    @Test
    void aServerThatStartsIsWaitedFor() {
        Expunge nowhere = Expunge.connect(URI.create("http://127.0.0.1:1"), Options.DEFAULT.retries(SOON));

        assertThatThrownBy(() -> nowhere.status("d1"))
                .isInstanceOfSatisfying(
                        ExpungeException.class, e -> assertThat(e.code()).isEqualTo(ExpungeException.NOT_REACHABLE));
    }

    @Test
    void pausesGrowAndAreBounded() {
        Retries retries = new Retries(9, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(5));

        assertThat(retries.pause(1, Duration.ZERO)).hasMillis(100);
        assertThat(retries.pause(3, Duration.ZERO)).hasMillis(400);
        assertThat(retries.pause(1, Duration.ofMillis(700))).hasMillis(700);
        assertThat(retries.pause(1, Duration.ofSeconds(99))).hasMillis(1_000);
        assertThat(retries.pause(99, Duration.ZERO)).hasMillis(1_000);
        assertThat(retries.allow(8, Duration.ofSeconds(5))).isTrue();
        assertThat(retries.allow(9, Duration.ZERO)).isFalse();
        assertThat(retries.allow(1, Duration.ofMillis(5_001))).isFalse();
        assertThatThrownBy(() -> new Retries(0, Duration.ZERO, Duration.ZERO, Duration.ZERO))
                .hasMessage("attempts: must be from 1 to 100, not 0");
        assertThatThrownBy(() -> new Retries(1, Duration.ZERO, Duration.ofMillis(-1), Duration.ZERO))
                .hasMessage("longestPause: must not be negative, but is PT-0.001S");
    }
}

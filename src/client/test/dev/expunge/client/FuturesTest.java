package dev.expunge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.client.Delete.State;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FuturesTest {

    private static final Set<String> WAITING = Set.of(
            "declare",
            "remove",
            "status",
            "awaitEnd",
            "restore",
            "cancel",
            "purge",
            "retry",
            "execute",
            "executeAsync",
            "preview",
            "put",
            "get",
            "first",
            "next",
            "load");

    @SuppressWarnings("NullAway.Init")
    private ScriptedServer server;

    @SuppressWarnings("NullAway.Init")
    private Expunge expunge;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        expunge = Expunge.connect(server.uri(), Options.DEFAULT.header("Authorization", "Bearer t"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFutureHoldsWhatTheCallReturns() throws Exception {
        server.then(200, "{'deleteId':'d1','state':'SCHEDULED'}");

        CompletableFuture<Delete> future =
                expunge.delete(Table.named("users")).key("u1").executeFuture();

        assertThat(future.get(20, TimeUnit.SECONDS).state()).isEqualTo(State.SCHEDULED);
    }

    @Test
    void aRefusalIsTheCauseOfItsFailureAndIsThrownWhereSomebodyWaits() {
        server.then(404, "{'code':'TABLE_UNKNOWN','detail':'no table nope'}");

        assertThatThrownBy(
                        () -> expunge.rows(Table.named("nope")).getFuture("x").get(20, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(ExpungeException.class);
        assertThatThrownBy(() -> expunge.rows(Table.named("nope")).get("x"))
                .isInstanceOf(ExpungeException.class)
                .satisfies(e -> assertThat(e.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(FuturesTest.class.getName())));
    }

    @Test
    void whatIsNotThereIsEmpty() throws Exception {
        server.then(404, "{'code':'DELETE_UNKNOWN','detail':'no'}");

        assertThat(expunge.statusFuture("d1").get(20, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void anEndIsWaitedFor() {
        server.then(200, "{'deleteId':'d1','state':'APPLYING'}")
                .then(200, "{'deleteId':'d1','state':'SCHEDULED'}")
                .then(200, "{'deleteId':'d1','state':'COMPLETED'}");

        assertThat(expunge.awaitEnd("d1", Duration.ofSeconds(20)).state()).isEqualTo(State.COMPLETED);
    }

    @Test
    void waitingForAnEndEndsWithTheLimit() {
        server.then(200, "{'deleteId':'d1','state':'NEW_STATE'}");

        assertThat(expunge.awaitEnd("d1", Duration.ofMillis(120)).state()).isEqualTo(State.UNKNOWN);
        assertThat(server.asked).hasSizeGreaterThan(1);
    }

    @Test
    void headersGoWithEveryCall() {
        server.then(exchange -> {
            boolean there = "Bearer t".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(there ? 200 : 401, 2);
            exchange.getResponseBody().write(new byte[] {'{', '}'});
            exchange.close();
        });

        assertThat(expunge.rows(Table.named("users")).first(1).rows()).isEmpty();
    }

    @Test
    void whatWaitsHasATwin() {
        for (Class<?> type :
                List.of(Expunge.class, Rows.class, Hard.class, Soft.class, Scheduled.class, Selected.class)) {
            for (Method method : type.getMethods()) {
                if (WAITING.contains(method.getName())) {
                    assertThat(Arrays.stream(type.getMethods())
                                    .filter(twin -> twin.getName().equals(method.getName() + "Future"))
                                    .filter(twin ->
                                            Arrays.equals(twin.getParameterTypes(), method.getParameterTypes())))
                            .as("%s", method)
                            .hasSize(1);
                }
            }
        }
    }
}

package dev.expunge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowTest {

    private static final Retries SOON =
            new Retries(3, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofSeconds(20));

    /** Remembers what it is told, and has enough after some events. */
    private static final class Ear implements Calls.Listener {

        final List<String> heard = new ArrayList<>();
        final int enough;
        int broken;

        Ear(int enough) {
            this.enough = enough;
        }

        @Override
        public boolean event(JsonNode event, String id) {
            heard.add(event.path("n").asText() + "@" + id);
            return heard.size() < enough;
        }

        @Override
        public void broken(String why) {
            broken++;
        }
    }

    @SuppressWarnings("NullAway.Init")
    private ScriptedServer server;

    @SuppressWarnings("NullAway.Init")
    private Calls calls;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        calls = Expunge.connect(server.uri(), Options.DEFAULT.retries(SOON)).calls();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String event(int n) {
        return "id: c" + n + "\nevent: ACCEPTED\ndata: {'n':" + n + "}\n\n";
    }

    @Test
    void aBrokenStreamGoesOnAfterTheLastWholeEvent() {
        server.thenStream(": open\n\n" + event(1) + event(2) + "id: c3\ndata: {'n':3}\n")
                .thenStream(event(3))
                .thenStream(event(4));
        Ear ear = new Ear(4);

        calls.follow("/audit", "", ear);

        assertThat(ear.heard).containsExactly("1@c1", "2@c2", "3@c3", "4@c4");
        assertThat(ear.broken).isEqualTo(2);
        assertThat(server.lastEventIds).containsExactly("", "c2", "c3");
    }

    @Test
    void aServerThatRestartsIsWaitedFor() {
        server.thenStream(event(1))
                .then(503, "{'code':'UNAVAILABLE','detail':'starting'}")
                .thenStream(event(2));
        Ear ear = new Ear(2);

        calls.follow("/audit", "", ear);

        assertThat(ear.heard).containsExactly("1@c1", "2@c2");
    }

    @Test
    void aStreamThatDoesNotComeBackIsGivenUp() {
        server.thenStream(event(1)).then(503, "{}");
        Ear ear = new Ear(2);

        assertThatThrownBy(() -> calls.follow("/audit", "", ear)).hasMessageContaining("was cut");
        assertThat(ear.heard).hasSize(1);
        assertThat(server.asked).hasSize(3);
    }

    @Test
    void aStreamGoesOnWhereItsReaderSaysThatHeWas() {
        server.thenStream(event(8));

        calls.follow("/audit", "c7", new Ear(1));

        assertThat(server.lastEventIds).containsExactly("c7");
    }

    @Test
    void aRefusalIsNotTriedAgain() {
        server.then(404, "{'code':'DELETE_UNKNOWN','detail':'no'}");

        assertThatThrownBy(() -> calls.follow("/deletes/d1/audit", "", new Ear(1)))
                .hasMessageContaining("DELETE_UNKNOWN");
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void aServerThatIsNotThereIsNotWaitedFor() {
        Calls nowhere = Expunge.connect(URI.create("http://127.0.0.1:1")).calls();

        assertThatThrownBy(() -> nowhere.follow("/audit", "", new Ear(1))).hasMessageContaining("NOT_REACHABLE");
    }
}

package dev.expunge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.api.fake.Samples;
import dev.expunge.core.event.DeleteStatus.State;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BacklogRouteTest {

    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void tellsHowManyArePendingAndWhatTheOldestWaitsFor() throws Exception {
        api.views.put(Samples.requestedAt(Samples.status("d1", State.PLANNING, 1), 2_000));
        api.views.put(Samples.requestedAt(Samples.status("d2", State.APPLYING, 1), 1_000));
        api.views.put(Samples.status("d3", State.COMPLETED, 1));

        JsonNode status = api.get("/v1/status").json();

        assertThat(status.path("pending").asInt()).isEqualTo(2);
        assertThat(status.at("/oldest/deleteId").asText()).isEqualTo("d2");
        assertThat(status.at("/oldest/ageMs").asLong())
                .isEqualTo(status.path("at").asLong() - 1_000);
        assertThat(status.at("/oldest/waitsFor").asText()).isEqualTo("EFFECTS");
        assertThat(status.at("/byState/COMPLETED").asInt()).isEqualTo(1);
        assertThat(status.at("/byState/BLOCKED").asInt()).isZero();
    }

    @Test
    void anOverdueTimerIsNoPendingDeleteAndIsTold() throws Exception {
        api.views.put(Samples.requestedAt(Samples.status("d1", State.SCHEDULED, 1), 1_000));

        JsonNode status = api.get("/v1/status").json();

        assertThat(status.path("pending").asInt()).isZero();
        assertThat(status.path("oldest").isNull()).isTrue();
        assertThat(status.at("/scheduled/overdueMs").asLong())
                .isEqualTo(status.path("at").asLong() - 1_000);
    }

    @Test
    void saysThatTheProcessorIsAwayAndThatTheLogIsNotRead() throws Exception {
        api.views.put(Samples.status("d1", State.PLANNING, 1));
        api.views.fallBehind("Kafka does not answer");
        api.notReady = "the cascade-processor did not answer within 3000 ms";

        JsonNode status = api.get("/v1/status").json();

        assertThat(status.path("fresh").asBoolean()).isFalse();
        assertThat(status.at("/oldest/waitsFor").asText()).isEqualTo("PROCESSOR");
        assertThat(status.at("/oldest/detail").asText()).isEqualTo(api.notReady);
    }

    @Nested
    class What_a_delete_waits_for {

        @Test
        void isTheDeleteThatHoldsItsRows() throws Exception {
            api.views.put(Samples.behind(Samples.status("d1", State.PLANNING, 2), "d2"));
            api.views.put(Samples.status("d2", State.APPLYING, 1));

            JsonNode oldest = api.get("/v1/status").json().path("oldest");
            JsonNode delete = api.get("/v1/deletes/d1").json();

            assertThat(oldest.path("deleteId").asText()).isEqualTo("d1");
            assertThat(oldest.path("waitsFor").asText()).isEqualTo("DELETE");
            assertThat(oldest.path("waitsForDelete").asText()).isEqualTo("d2");
            assertThat(delete.path("waitsFor").asText()).isEqualTo("DELETE");
            assertThat(delete.path("waitsForDelete").asText()).isEqualTo("d2");
            assertThat(delete.path("waitsForDetail").asText()).startsWith("delete d2 on table users, APPLYING,");
        }

        @Test
        void isNoDeleteThatHasEndedSince() throws Exception {
            api.views.put(Samples.behind(Samples.status("d1", State.PURGING, 2), "d2"));
            api.views.put(Samples.status("d2", State.BLOCKED, 1));

            assertThat(waitsFor("d1")).isEqualTo("PURGE");
        }

        @Test
        void isAChangeOfTheCatalog() throws Exception {
            api.views.put(Samples.behind(Samples.status("d1", State.PLANNING, 2), null));

            assertThat(waitsFor("d1")).isEqualTo("CATALOG");
        }

        @Test
        void isItsTimerUntilThatIsDueAndTheSchedulerFromThenOn() throws Exception {
            long nowMs = api.get("/v1/status").json().path("at").asLong();
            api.views.put(Samples.requestedAt(Samples.status("d1", State.SCHEDULED, 1), nowMs));
            api.views.put(Samples.requestedAt(Samples.status("d2", State.SCHEDULED, 1), nowMs - 62_000));

            assertThat(waitsFor("d1")).isEqualTo("TIMER");
            assertThat(api.get("/v1/deletes/d1").json().path("waitsForDetail").asText())
                    .isEqualTo("its purge is due at " + Instant.ofEpochMilli(nowMs + 60_000));
            assertThat(waitsFor("d2")).isEqualTo("SCHEDULER");
        }

        @Test
        void isACallWhereItWasRefusedAndNothingAfterAGoodEnd() throws Exception {
            api.views.put(Samples.status("d1", State.BLOCKED, 1));
            api.views.put(Samples.status("d2", State.COMPLETED, 1));

            assertThat(waitsFor("d1")).isEqualTo("CALL");
            assertThat(api.get("/v1/deletes/d2").json().path("waitsFor").isNull())
                    .isTrue();
        }

        private String waitsFor(String deleteId) throws Exception {
            return api.get("/v1/deletes/" + deleteId).json().path("waitsFor").asText();
        }
    }
}

package dev.expunge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.api.fake.Samples;
import dev.expunge.api.http.RunningApi.Got;
import dev.expunge.api.port.Part;
import dev.expunge.core.ErrorCode;
import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.Mode;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StatusRoutesTest {

    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static DeleteStatus full() {
        return new DeleteStatus(
                "d1",
                State.BLOCKED,
                new DeleteStatus.Request("req", "users", "gone", "ann", 5),
                new DeleteStatus.Resolution(Mode.SCHEDULED, DeleteStatus.ModeFrom.REQUEST, 60_000, false, false),
                new DeleteStatus.Progress(
                        1,
                        Counts.of(Counts.Kind.SOFT_DELETED, "users", 1)
                                .plus(Counts.of(Counts.Kind.SET_NULL, "posts", 3)),
                        List.of(new DeleteStatus.Root("u1", 100, 60_100L)),
                        List.of(new DeleteStatus.Skipped(new RowRef("posts", "p9"), "changed since")),
                        List.of(Row.of(Map.of("id", new Value.Text("u1")))),
                        "d2"),
                new DeleteStatus.Blockers(List.of(Samples.INVOICE), 1),
                new DeleteStatus.Failure(ErrorCode.FOREIGN_KEY_RESTRICT, "1 row is in the way"),
                6,
                3);
    }

    @Nested
    class AStatus {

        @Test
        void hasEveryFieldOfTheInterface() throws Exception {
            api.views.put(full());

            Got got = api.get("/v1/deletes/d1");

            assertThat(got.status()).isEqualTo(200);
            assertThat(got.json()).isEqualTo(RunningApi.JSON.readTree("""
                                    {"deleteId": "d1", "requestId": "req", "state": "BLOCKED", "table": "users",
                                     "mode": "scheduled", "modeFrom": "request", "delayMs": 60000,
                                     "execution": "sync", "cascade": "soft", "matched": 1,
                                     "counts": {"hardDeleted": {}, "softDeleted": {"users": 1},
                                                "setNull": {"posts": 3}, "setDefault": {}, "restored": {}},
                                     "roots": [{"key": "u1", "deletionTime": 100, "dueAt": 60100}],
                                     "blockers": [{"table": "invoices", "key": "i7",
                                                   "foreignKey": "invoices(userId)->users",
                                                   "references": {"table": "users", "key": "u1"}}],
                                     "blockerCount": 1,
                                     "error": {"code": "FOREIGN_KEY_RESTRICT", "detail": "1 row is in the way"},
                                     "waitsFor": "CALL", "waitsForDelete": null,
                                     "waitsForDetail": "1 row that stays references what it deletes, the first is invoices/i7; delete or change what blocks it, then retry",
                                     "requestedAt": 5, "updatedAt": 6, "reason": "gone", "requestedBy": "ann",
                                     "supersededBy": "d2",
                                     "skipped": [{"table": "posts", "key": "p9", "reason": "changed since"}],
                                     "returned": [{"id": "u1"}]}"""));
            assertThat(api.views.fences).containsExactly(new Part.OneDelete("d1"));
        }

        @Test
        void hasNoReturnedRowsUnlessTheRequestAskedForThem() throws Exception {
            api.views.put(Samples.status("d1", State.COMPLETED, 1));

            assertThat(api.get("/v1/deletes/d1").json().has("returned")).isFalse();
        }

        @Test
        void ofAnUnknownDeleteIsNotFound() throws Exception {
            Got got = api.get("/v1/deletes/nope");

            assertThat(got.status()).isEqualTo(404);
            assertThat(got.code()).isEqualTo("DELETE_UNKNOWN");
        }
    }

    @Nested
    class TheList {

        @BeforeEach
        void fill() {
            api.views.put(Samples.requestedAt(Samples.status("old", State.COMPLETED, 1), 1));
            api.views.put(Samples.requestedAt(Samples.status("new", State.SCHEDULED, 1), 3));
            api.views.put(Samples.requestedAt(Samples.status("other", "posts", State.SCHEDULED, 1), 2));
        }

        @Test
        void isNewestFirstAndPaged() throws Exception {
            Got first = api.get("/v1/deletes?limit=2");
            Got second = api.get(
                    "/v1/deletes?limit=2&cursor=" + first.json().path("cursor").asText());

            assertThat(first.json().path("deletes").findValuesAsText("deleteId"))
                    .containsExactly("new", "other");
            assertThat(second.json().path("deletes").findValuesAsText("deleteId"))
                    .containsExactly("old");
            assertThat(second.json().path("cursor").isNull()).isTrue();
        }

        @Test
        void goesByTableAndState() throws Exception {
            Got got = api.get("/v1/deletes?table=users&state=SCHEDULED");

            assertThat(got.json().path("deletes").findValuesAsText("deleteId")).containsExactly("new");
        }

        @Test
        void refusesAnUnknownState() throws Exception {
            Got got = api.get("/v1/deletes?state=LOST");

            assertThat(got.status()).isEqualTo(422);
            assertThat(got.paths()).containsExactly("/state");
        }
    }

    @Nested
    class TheAudit {

        @BeforeEach
        void fill() {
            api.views.put(Samples.event("a", "d1", AuditEvent.Type.REQUESTED, 1));
            api.views.put(Samples.event("b", "d2", AuditEvent.Type.REQUESTED, 2));
            api.views.put(Samples.event("c", "d1", AuditEvent.Type.COMPLETED, 3));
        }

        @Test
        void ofADeleteIsInOrder() throws Exception {
            Got got = api.get("/v1/deletes/d1/audit");

            assertThat(got.json().path("events").findValuesAsText("type")).containsExactly("REQUESTED", "COMPLETED");
            assertThat(got.json()
                            .path("events")
                            .path(0)
                            .path("details")
                            .path("mode")
                            .asText())
                    .isEqualTo("hard");
        }

        @Test
        void ofAnUnknownDeleteIsNotFound() throws Exception {
            assertThat(api.get("/v1/deletes/nope/audit").code()).isEqualTo("DELETE_UNKNOWN");
        }

        @Test
        void isPagedAndSaysWhereToGoOnLater() throws Exception {
            Got first = api.get("/v1/audit?limit=2");
            Got second = api.get(
                    "/v1/audit?limit=2&after=" + first.json().path("cursor").asText());
            Got later = api.get("/v1/audit?after=" + second.json().path("after").asText());

            assertThat(first.json().path("events").findValuesAsText("eventId")).containsExactly("a", "b");
            assertThat(second.json().path("events").findValuesAsText("eventId")).containsExactly("c");
            assertThat(second.json().path("cursor").isNull()).isTrue();
            assertThat(later.json().path("events")).isEmpty();
        }

        @Test
        void refusesAPlaceThatNeverWas() throws Exception {
            assertThat(api.get("/v1/audit?after=somewhere").paths()).containsExactly("/after");
        }
    }
}

package dev.expunge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.api.fake.Samples;
import dev.expunge.api.http.RunningApi.Got;
import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import dev.expunge.core.event.ActionCommand;
import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteCommand;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.Mode;
import dev.expunge.core.event.Reply;
import dev.expunge.core.request.DeleteIds;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeleteRoutesTest {

    private static final String ONE = "{\"table\": \"users\", \"key\": \"u1\"}";

    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi();
        api.commands.answering(
                input -> new Reply.DeleteAccepted(Samples.status(input.routingKey(), State.PLANNING, 1)));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Nested
    class ARequest {

        @Test
        void isAcceptedWithThePlaceOfItsStatus() throws Exception {
            Got got = api.post("/v1/deletes", ONE);

            String id = got.json().path("deleteId").asText();
            assertThat(got.status()).isEqualTo(202);
            assertThat(got.header("Location")).isEqualTo("/v1/deletes/" + id);
            assertThat(id).isEqualTo(DeleteIds.forEvent("event-1"));
            assertThat(got.json().path("state").asText()).isEqualTo("PLANNING");
        }

        @Test
        void thatWaitsIsAnsweredWhenTheDeleteHasEnded() throws Exception {
            var answer = CompletableFuture.supplyAsync(() -> postWaiting("5"));
            Awaitility.await().until(() -> !api.commands.sent.isEmpty());
            String id = api.commands.only(DeleteCommand.class).deleteId();
            api.views.put(Samples.status(id, State.APPLYING, 2));
            api.views.put(Samples.status(id, State.COMPLETED, 3));

            Got got = answer.join();

            assertThat(got.status()).isEqualTo(200);
            assertThat(got.header("Preference-Applied")).isEqualTo("wait=5");
            assertThat(got.json().path("state").asText()).isEqualTo("COMPLETED");
        }

        @Test
        void thatWaitsTooShortIsOnlyAccepted() throws Exception {
            Got got = api.post("/v1/deletes", ONE, "Prefer", "respond-async, wait=1");

            assertThat(got.status()).isEqualTo(202);
            assertThat(got.header("Preference-Applied")).isEqualTo("wait=1");
        }

        @Test
        void thatWaitsIsAnsweredAtOnceForADeleteThatIsKnown() throws Exception {
            api.commands.answering(
                    input -> new Reply.DeleteAccepted(Samples.status(input.routingKey(), State.SCHEDULED, 7)));

            assertThat(api.post("/v1/deletes", ONE, "Prefer", "wait=20").status())
                    .isEqualTo(200);
        }

        @Test
        void takesItsIdFromTheHeader() throws Exception {
            Got got = api.post("/v1/deletes", ONE, "Idempotency-Key", "once");

            assertThat(got.status()).isEqualTo(202);
            assertThat(api.commands.only(DeleteCommand.class).deleteId()).isEqualTo(DeleteIds.forRequest("once"));
            assertThat(api.commands.only(DeleteCommand.class).request().requestId())
                    .isEqualTo("once");
        }

        @Test
        void isRefusedWhereHeaderAndBodyDiffer() throws Exception {
            Got got = api.post(
                    "/v1/deletes",
                    "{\"table\": \"users\", \"key\": \"u1\", \"requestId\": \"one\"}",
                    "Idempotency-Key",
                    "other");

            assertThat(got.status()).isEqualTo(422);
            assertThat(got.paths()).containsExactly("/requestId");
        }

        @Test
        void thatIsRefusedIsAuditedUnderTheIdThatItWouldHaveHad() throws Exception {
            Got got = api.post(
                    "/v1/deletes",
                    "{\"table\": \"users\", \"key\": \"u1\", \"mode\": \"softly\", \"requestId\": \"r\"}");

            assertThat(got.status()).isEqualTo(422);
            assertThat(got.code()).isEqualTo("MODE_UNKNOWN");
            assertThat(api.commands.sent).isEmpty();
            AuditEvent event = api.commands.audited.get(0);
            assertThat(event.type()).isEqualTo(AuditEvent.Type.REJECTED);
            assertThat(event.deleteId()).isEqualTo(DeleteIds.forRequest("r"));
            assertThat(event.subject().details())
                    .containsEntry("code", "MODE_UNKNOWN")
                    .containsEntry("table", "users")
                    .containsEntry("mode", "softly");
        }

        @Test
        void thatTheProcessorRefusesIsAConflict() throws Exception {
            api.commands.answering(input ->
                    new Reply.Refused(Refusal.of(ErrorCode.REQUEST_ID_REUSED, "/requestId", "used with another body")));

            Got got = api.post("/v1/deletes", ONE);

            assertThat(got.status()).isEqualTo(409);
            assertThat(got.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(got.json().path("title").asText()).isEqualTo("Request id reused");
            assertThat(got.json().path("type").asText()).isEqualTo("urn:expunge:REQUEST_ID_REUSED");
        }

        @Test
        void isUnavailableWhereTheProcessorDoesNotAnswer() throws Exception {
            api.commands.away("the cascade-processor did not answer within 10 s");

            Got got = api.post("/v1/deletes", ONE);

            assertThat(got.status()).isEqualTo(503);
            assertThat(got.header("Retry-After")).isEqualTo("1");
            assertThat(got.json().path("detail").asText()).contains("cascade-processor");
        }

        private Got postWaiting(String seconds) {
            try {
                return api.post("/v1/deletes", ONE, "Prefer", "wait=" + seconds);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    @Nested
    class ADeleteOfARow {

        @ParameterizedTest
        @CsvSource({
            "'',               202, ''",
            "?mode=soft,       202, ''",
            "?mode=scheduled&delayMs=5, 202, ''",
            "?mode=,           422, MODE_UNKNOWN",
            "?mod=soft,        422, REQUEST_INVALID",
            "?mode=scheduled&delayMs=soon, 422, DELAY_INVALID",
            "?mode=scheduled&delayMs=, 422, DELAY_INVALID",
            "?mode=scheduled&delayMs=99999999999999999999, 422, DELAY_INVALID",
            "?delayMs=5,       422, DELAY_WITHOUT_SCHEDULED",
            "?mode=soft&mode=hard, 422, REQUEST_INVALID"
        })
        void isARequestForOneKey(String query, int status, String code) throws Exception {
            Got got = api.delete("/v1/tables/users/rows/u1" + query);

            assertThat(got.status()).isEqualTo(status);
            assertThat(got.code()).isEqualTo(code);
        }

        @Test
        void takesKeyModeAndDelayFromTheUrl() throws Exception {
            api.delete("/v1/tables/users/rows/a%2Fb?mode=scheduled&delayMs=60000");

            var request = api.commands.only(DeleteCommand.class).request();
            assertThat(request.selection().key()).isEqualTo("a/b");
            assertThat(request.how().mode()).isEqualTo("scheduled");
            assertThat(request.how().delayMs()).isEqualTo(60_000);
        }
    }

    @Nested
    class APreview {

        @Test
        void hasEveryFieldAndChangesNothing() throws Exception {
            api.commands.answering(input -> new Reply.Previewed(
                    new DeleteStatus.Resolution(Mode.SOFT, DeleteStatus.ModeFrom.TABLE, 0, false, false),
                    2,
                    Counts.of(Counts.Kind.SOFT_DELETED, "users", 2),
                    new DeleteStatus.Blockers(List.of(Samples.INVOICE), 1),
                    List.of(new DeleteStatus.Failure(ErrorCode.FOREIGN_KEY_RESTRICT, "1 row is in the way"))));

            Got got = api.post("/v1/deletes/preview", ONE);

            assertThat(api.commands.only(DeleteCommand.class).preview()).isTrue();
            assertThat(got.json()).isEqualTo(RunningApi.JSON.readTree("""
                                    {"mode": "soft", "modeFrom": "table", "delayMs": 0, "matched": 2,
                                     "counts": {"hardDeleted": {}, "softDeleted": {"users": 2}, "setNull": {},
                                                "setDefault": {}, "restored": {}},
                                     "blockers": [{"table": "invoices", "key": "i7",
                                                   "foreignKey": "invoices(userId)->users",
                                                   "references": {"table": "users", "key": "u1"}}],
                                     "blockerCount": 1,
                                     "errors": [{"code": "FOREIGN_KEY_RESTRICT", "detail": "1 row is in the way"}]}"""));
        }
    }

    @Nested
    class AnAction {

        @ParameterizedTest
        @CsvSource({"restore, RESTORE", "cancel, CANCEL", "retry, RETRY", "purge, PURGE"})
        void isSentToTheDelete(String path, ActionCommand.Action action) throws Exception {
            Got got = api.post("/v1/deletes/d1/" + path, "{\"requestedBy\": \"ann\"}");

            ActionCommand sent = api.commands.only(ActionCommand.class);
            assertThat(got.status()).isEqualTo(202);
            assertThat(sent.action()).isEqualTo(action);
            assertThat(sent.deleteId()).isEqualTo("d1");
            assertThat(sent.principal()).isEqualTo("ann");
        }

        @ParameterizedTest
        @CsvSource({"1024, 202", "1025, 422"})
        void namesWhoAskedInAsManyCharactersAsARequestDoes(int length, int status) throws Exception {
            Got got = api.post("/v1/deletes/d1/restore", "{\"requestedBy\": \"" + "a".repeat(length) + "\"}");

            assertThat(got.status()).isEqualTo(status);
        }

        @Test
        void isNotDoneWhileTheViewHasTheEndThatItLeaves() throws Exception {
            api.views.put(Samples.status("d1", State.COMPLETED, 4));
            api.commands.answering(input -> {
                var unused = CompletableFuture.runAsync(() -> api.views.put(Samples.status("d1", State.RESTORED, 6)));
                return new Reply.DeleteAccepted(Samples.status("d1", State.APPLYING, 5));
            });

            Got got = api.send(
                    "POST",
                    "/v1/deletes/d1/restore",
                    java.net.http.HttpRequest.BodyPublishers.noBody(),
                    "Prefer",
                    "wait=5");

            assertThat(got.json().path("state").asText()).isEqualTo("RESTORED");
        }

        @Test
        void thatRetriesADeleteWithoutDelayIsAnsweredAfterThePurge() throws Exception {
            api.commands.answering(input -> {
                api.views.put(Samples.dueAtOnce("d1", State.SCHEDULED, 5));
                var unused =
                        CompletableFuture.runAsync(() -> api.views.put(Samples.dueAtOnce("d1", State.COMPLETED, 6)));
                return new Reply.DeleteAccepted(Samples.dueAtOnce("d1", State.PLANNING, 4));
            });

            Got got = api.send(
                    "POST",
                    "/v1/deletes/d1/retry",
                    java.net.http.HttpRequest.BodyPublishers.noBody(),
                    "Prefer",
                    "wait=5");

            assertThat(got.json().path("state").asText()).isEqualTo("COMPLETED");
        }

        @Test
        void onAPurgedDeleteIsAConflict() throws Exception {
            api.commands.answering(
                    input -> new Reply.Refused(Refusal.of(ErrorCode.PURGE_STARTED, "", "the purge has committed")));

            Got got = api.post("/v1/deletes/d1/restore", "{}");

            assertThat(got.status()).isEqualTo(409);
            assertThat(got.code()).isEqualTo("PURGE_STARTED");
        }

        @Test
        void takesNoOtherField() throws Exception {
            assertThat(api.post("/v1/deletes/d1/restore", "{\"force\": true}").paths())
                    .containsExactly("/force");
        }
    }
}

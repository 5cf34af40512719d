package dev.expunge.sim;

import static dev.expunge.sim.Scene.HOUR_MS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.event.ActionCommand.Action;
import dev.expunge.core.event.DeleteCommand;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.Reply;
import dev.expunge.core.request.DeleteIds;
import dev.expunge.core.request.DeleteRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTest {

    private static final Schema SCHEMA = new Schema()
            .table("users")
            .table("posts", "author -> users cascade")
            .table("bills", "payer -> users restrict");

    private static final String CLAIMS_DELETES_AND_DUES = "kdxjs";

    private static Scene scene(long seed) {
        Scene scene = new Scene(seed, SCHEMA, HOUR_MS);
        scene.write("users", "u1");
        scene.write("users", "u2");
        for (int i = 0; i < 9; i++) {
            scene.write("posts", "p" + i, "author", "u1");
        }
        return scene;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anEndedDeleteIsForgottenWithAllThatItHolds(long seed) {
        Scene scene = scene(seed);
        DeleteStatus soft = scene.delete("users", "key", "u1", "mode", "soft");
        scene.cluster.advance(HOUR_MS - 60_000);
        assertThat(scene.status(soft.deleteId()).state()).isEqualTo(State.COMPLETED);

        scene.cluster.advance(60_000);

        assertThat(scene.cluster.world.deletes).isEmpty();
        assertThat(scene.cluster.count(CLAIMS_DELETES_AND_DUES)).isEmpty();
        assertThat(scene.value("posts", "p3", "deletionTime")).isNotNull();
        String call = scene.submitAct(soft, Action.RESTORE);
        scene.cluster.settle();
        assertThat(scene.cluster.world.replies.get(call))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(ErrorCode.DELETE_UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aDeleteThatWasCalledBackExpiresAfterItsLaterEnd(long seed) {
        Scene scene = scene(seed);
        DeleteStatus soft = scene.delete("users", "key", "u1", "mode", "soft");
        scene.cluster.advance(HOUR_MS / 2);
        scene.act(soft, Action.RESTORE);

        scene.cluster.advance(HOUR_MS / 2 + 60_000);
        assertThat(scene.status(soft.deleteId()).state()).isEqualTo(State.RESTORED);

        scene.cluster.advance(HOUR_MS / 2);
        assertThat(scene.cluster.world.deletes).isEmpty();
        assertThat(scene.cluster.count(CLAIMS_DELETES_AND_DUES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aScheduledDeleteWaitsLongerThanItsStatusWouldBeKept(long seed) {
        Scene scene = scene(seed);
        DeleteStatus scheduled = scene.delete("users", "key", "u1", "mode", "scheduled", "delayMs", 5 * HOUR_MS);

        scene.cluster.advance(3 * HOUR_MS);
        assertThat(scene.status(scheduled.deleteId()).state()).isEqualTo(State.SCHEDULED);

        scene.cluster.advance(2 * HOUR_MS + 60_000);
        assertThat(scene.status(scheduled.deleteId()).state()).isEqualTo(State.COMPLETED);
        assertThat(scene.rows("posts")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aBlockedPurgeIsNeverForgotten(long seed) {
        Scene scene = scene(seed);
        DeleteStatus scheduled = scene.delete("users", "key", "u1", "mode", "scheduled", "delayMs", 60_000);
        scene.write("bills", "b", "payer", "u1");
        scene.cluster.advance(60_000);

        scene.cluster.advance(3 * HOUR_MS);

        assertThat(scene.status(scheduled.deleteId()).state()).isEqualTo(State.BLOCKED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theStoredPagesOfABlockedAsyncDeleteGoToo(long seed) {
        Scene scene = scene(seed);
        scene.write("bills", "b", "payer", "u1");
        DeleteStatus async = scene.delete("users", "key", "u1", "mode", "hard", "execution", "async");
        assertThat(async.state()).isEqualTo(State.BLOCKED);
        assertThat(scene.cluster.count("s")).isNotEmpty();

        scene.cluster.advance(HOUR_MS + 60_000);

        assertThat(scene.cluster.world.deletes).isEmpty();
        assertThat(scene.cluster.count(CLAIMS_DELETES_AND_DUES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aRefusalIsForgottenToo(long seed) {
        Scene scene = scene(seed);
        DeleteRequest request = new DeleteRequest(
                "nowhere",
                new DeleteRequest.Selection("u1", null, null, false),
                new DeleteRequest.How(null, null, null, null, null),
                null,
                null,
                new DeleteRequest.Note(null, null));
        scene.cluster.submit(new DeleteCommand("e1", "d-refused", request, false, null));
        scene.cluster.settle();
        assertThat(scene.status(DeleteIds.forEvent("e1")).state()).isEqualTo(State.REJECTED);

        scene.cluster.advance(HOUR_MS + 60_000);

        assertThat(scene.cluster.world.deletes).isEmpty();
        assertThat(scene.cluster.count(CLAIMS_DELETES_AND_DUES)).isEmpty();
    }
}

package dev.expunge.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.event.ActionCommand;
import dev.expunge.core.event.ActionCommand.Action;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.ReplyTo;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that come while a delete is under way, or a second time. */
class CallsTest {

    private static final Schema SCHEMA = new Schema()
            .table("users")
            .table("posts", "author -> users cascade")
            .table("bills", "payer -> users restrict");

    @Test
    void aDeleteThatIsUnderWayRefusesAllCalls() {
        Set<String> refusedIn = new TreeSet<>();
        for (long seed = 1; seed <= 40; seed++) {
            for (Action action : Action.values()) {
                Scene scene = scene(seed);
                String id = scene.submitDelete("users", "key", "u1", "mode", "soft");
                long steps = seed + 3;
                while (!scene.cluster.world.deletes.containsKey(id) || steps-- > 0) {
                    scene.cluster.step();
                }
                String call = scene.submitAct(scene.status(id), action);
                scene.cluster.settle();
                if (scene.cluster.world.replies.get(call) instanceof Reply.Refused refused) {
                    assertThat(refused.refusal().code()).isEqualTo(ErrorCode.STATE_CONFLICT);
                    refusedIn.add(action + refused.refusal().detail().replaceAll(".* state", ""));
                }
            }
        }
        for (Action action : Action.values()) {
            assertThat(refusedIn).contains(action + " PLANNING", action + " APPLYING");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aRepeatOfOneOfTheLastSixteenCallsDoesNothing(long seed) {
        Scene scene = scene(seed);
        scene.write("bills", "b", "payer", "u1");
        DeleteStatus blocked = scene.delete("users", "key", "u1");
        for (int i = 0; i < 16; i++) {
            call(scene, blocked, "retry" + i);
        }
        assertThat(scene.delete("bills", "key", "b").state()).isEqualTo(State.COMPLETED);

        scene.cluster.world.replies.clear();
        call(scene, blocked, "retry0");

        assertThat(scene.cluster.world.replies.get("retry0")).isInstanceOf(Reply.DeleteAccepted.class);
        assertThat(scene.status(blocked.deleteId()).state()).isEqualTo(State.BLOCKED);
        call(scene, blocked, "retry16");
        assertThat(scene.status(blocked.deleteId()).state()).isEqualTo(State.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theDelayOfADeleteThatWasRefusedCountsFromItsRetry(long seed) {
        Scene scene = scene(seed);
        scene.write("bills", "b", "payer", "u1");
        DeleteStatus refused = scene.delete("users", "key", "u1", "mode", "scheduled", "delayMs", Scene.HOUR_MS);
        assertThat(refused.state()).isEqualTo(State.BLOCKED);
        scene.delete("bills", "key", "b");
        scene.cluster.advance(Scene.HOUR_MS);

        assertThat(scene.act(refused, Action.RETRY).state()).isEqualTo(State.SCHEDULED);
        scene.cluster.advance(Scene.HOUR_MS / 2);
        assertThat(scene.status(refused.deleteId()).state()).isEqualTo(State.SCHEDULED);
        scene.cluster.advance(Scene.HOUR_MS / 2);
        assertThat(scene.status(refused.deleteId()).state()).isEqualTo(State.COMPLETED);
    }

    private static Scene scene(long seed) {
        Scene scene = new Scene(seed, SCHEMA);
        scene.write("users", "u1");
        for (int i = 0; i < 9; i++) {
            scene.write("posts", "p" + i, "author", "u1");
        }
        return scene;
    }

    private static void call(Scene scene, DeleteStatus delete, String eventId) {
        scene.cluster.submit(
                new ActionCommand(eventId, delete.deleteId(), Action.RETRY, null, new ReplyTo("test", eventId)));
        scene.cluster.settle();
    }
}

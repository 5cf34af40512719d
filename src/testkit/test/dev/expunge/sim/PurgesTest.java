package dev.expunge.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.event.ActionCommand.Action;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Purges under way that calls, newer deletes and the rows' owners come across: each story ends one way or the other. */
class PurgesTest {

    private static final int SEEDS = 120;
    private static final int POSTS = 9;

    private static final Schema SCHEMA = new Schema()
            .table("users")
            .table("posts", "author -> users cascade")
            .table("bills", "payer -> users restrict");

    private static Scene scene(long seed) {
        Scene scene = new Scene(seed, SCHEMA);
        scene.write("users", "u1");
        for (int i = 0; i < POSTS; i++) {
            scene.write("posts", "p" + i, "author", "u1");
        }
        return scene;
    }

    private static DeleteStatus schedule(Scene scene) {
        return scene.delete("users", "key", "u1", "mode", "scheduled", "delayMs", Scene.HOUR_MS);
    }

    /** Asks for the purge and lets a part of it happen, another one for each seed. */
    private static void purgeInPart(Scene scene, DeleteStatus delete, long seed) {
        scene.submitAct(delete, Action.PURGE);
        for (long step = 0; step < seed; step++) {
            scene.cluster.step();
        }
    }

    private static List<Object> stamps(Scene scene) {
        List<Object> stamps = new ArrayList<>();
        for (String table : List.of("users", "posts")) {
            scene.rows(table).forEach(key -> stamps.add(String.valueOf(scene.value(table, key, "deletionTime"))));
        }
        return stamps;
    }

    @Test
    void aRestoreHearsFromWhenOnThereIsNoWayBack() {
        Set<String> seen = new TreeSet<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            Scene scene = scene(seed);
            DeleteStatus delete = schedule(scene);
            purgeInPart(scene, delete, seed);
            State when = scene.status(delete.deleteId()).state();
            String restore = scene.submitAct(delete, Action.RESTORE);
            scene.cluster.settle();

            assertThat(stamps(scene)).as("seed %d", seed).isEmpty();
            assertThat(scene.cluster.world.replies.get(restore))
                    .as("seed %d", seed)
                    .isInstanceOfSatisfying(
                            Reply.Refused.class,
                            refused -> seen.add(when + " " + refused.refusal().code()));
        }
        assertThat(seen).contains("PURGING STATE_CONFLICT", "PURGING PURGE_STARTED", "COMPLETED PURGE_STARTED");
    }

    @Test
    void aRefusedOneWhoseRootANewerDeleteTakesIsSuperseded() {
        Set<State> seen = new TreeSet<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            Scene scene = scene(seed);
            DeleteStatus older = schedule(scene);
            scene.write("bills", "b", "payer", "u1");
            purgeInPart(scene, older, seed);
            scene.submitRemoval("bills", "b");
            scene.submitDelete("users", "key", "u1", "mode", "scheduled", "delayMs", Scene.HOUR_MS);
            scene.cluster.settle();
            if (scene.rows("users").isEmpty()) {
                continue;
            }
            DeleteStatus end = scene.status(older.deleteId());
            seen.add(end.state());
            // Where the bill was met by the newer one too, the older one is left as it was.
            boolean newerIsRefused = end.state() == State.BLOCKED;
            assertThat(end.state()).as("seed %d", seed).isIn(State.SUPERSEDED, State.BLOCKED);
            assertThat(end.blockers().count() > 0).as("seed %d", seed).isEqualTo(newerIsRefused);
            assertThat(end.error() != null).as("seed %d", seed).isEqualTo(newerIsRefused);
        }
        assertThat(seen).contains(State.SUPERSEDED);
    }

    @Test
    void aRefusedOneWhoseRootLosesItsStampIsDroppedAndCanBeRestored() {
        Set<State> seen = new TreeSet<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            Scene scene = scene(seed);
            DeleteStatus delete = schedule(scene);
            scene.write("bills", "b", "payer", "u1");
            purgeInPart(scene, delete, seed);
            scene.submitWrite("users", "u1", "deletionTime", null);
            scene.cluster.settle();

            DeleteStatus end = scene.status(delete.deleteId());
            seen.add(end.state());
            assertThat(end.state()).as("seed %d", seed).isEqualTo(State.DROPPED);
            assertThat(end.error()).as("seed %d", seed).isNull();
            assertThat(end.blockers().count()).as("seed %d", seed).isZero();
            assertThat(scene.act(delete, Action.RESTORE).state()).isEqualTo(State.RESTORED);
            assertThat(stamps(scene)).as("seed %d", seed).hasSize(1 + POSTS).containsOnly("null");
        }
        assertThat(seen).containsExactly(State.DROPPED);
    }
}

package dev.expunge.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.event.ActionCommand.Action;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.State;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a newer scheduled delete takes over from older ones, and what stays theirs. */
class TakeOverTest {

    private static Scene scene(long seed) {
        return new Scene(
                seed,
                new Schema()
                        .table("users", "boss -> users setNull")
                        .table("posts", "author -> users cascade")
                        .table("notes", "about -> users setNull", "by -> users setNull"));
    }

    private static DeleteStatus schedule(Scene scene, String... users) {
        return scene.delete("users", "keys", List.of(users), "mode", "scheduled", "delayMs", Scene.HOUR_MS);
    }

    private static State state(Scene scene, DeleteStatus delete) {
        return scene.status(delete.deleteId()).state();
    }

    /** Without posts the newer one itself changes nothing where the notes are. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 7, 11, 15})
    void ofTwoOlderOnesAllIsBroughtBack(long seed) {
        Scene scene = scene(seed);
        scene.write("users", "a");
        scene.write("users", "b");
        boolean withPosts = seed % 4 != 3;
        for (int i = 0; i < 8; i++) {
            String user = i % 2 == 0 ? "a" : "b";
            scene.write("notes", "n" + i, "about", user);
            if (withPosts) {
                scene.write("posts", "p" + i, "author", user);
            }
        }
        DeleteStatus first = schedule(scene, "a");
        DeleteStatus second = schedule(scene, "b");
        DeleteStatus newer = schedule(scene, "a", "b");
        assertThat(state(scene, first)).isEqualTo(State.SUPERSEDED);
        assertThat(state(scene, second)).isEqualTo(State.SUPERSEDED);

        scene.act(newer, Action.RESTORE);

        assertThat(state(scene, newer)).isEqualTo(State.RESTORED);
        for (String post : scene.rows("posts")) {
            assertThat(scene.value("posts", post, "deletionTime")).as(post).isNull();
        }
        for (String note : scene.rows("notes")) {
            assertThat(scene.value("notes", note, "about")).as(note).isNotNull();
        }
        assertThat(scene.cluster.leftOver()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 6})
    void aReferenceThatWasRewrittenGoesWithItsParentAndTheOtherOneStays(long seed) {
        Scene scene = scene(seed);
        scene.write("users", "a");
        scene.write("users", "b");
        scene.write("notes", "n", "about", "a", "by", "b");
        boolean takesA = seed % 3 == 0;
        DeleteStatus older = schedule(scene, "a", "b");
        DeleteStatus newer = schedule(scene, takesA ? "a" : "b");

        scene.act(newer, Action.RESTORE);
        assertThat(scene.value("notes", "n", "about")).isEqualTo(takesA ? "a" : null);
        assertThat(scene.value("notes", "n", "by")).isEqualTo(takesA ? null : "b");

        assertThat(scene.act(older, Action.RESTORE).progress().skipped()).isEmpty();
        assertThat(scene.value("notes", "n", "about")).isEqualTo("a");
        assertThat(scene.value("notes", "n", "by")).isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aReferenceThatWasRewrittenTwiceGetsTheValueThatTheNewerDeleteFound(long seed) {
        Scene scene = scene(seed);
        scene.write("users", "a");
        scene.write("users", "b");
        scene.write("notes", "n", "about", "a");
        schedule(scene, "a");
        scene.write("notes", "n", "about", "b");

        DeleteStatus newer = schedule(scene, "a", "b");
        assertThat(scene.value("notes", "n", "about")).isNull();
        scene.act(newer, Action.RESTORE);

        assertThat(scene.value("notes", "n", "about")).isEqualTo("b");
    }

    /** Of a row that the older one has both stamped and rewritten, only the stamp is taken over. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatTheOlderOneHasRewrittenInTheRowItselfStaysItsOwn(long seed) {
        Scene scene = scene(seed);
        scene.write("users", "b");
        scene.write("users", "a", "boss", "b");
        DeleteStatus older =
                scene.delete("users", "keys", List.of("a", "b"), "mode", "soft", "execution", "async", "batchSize", 1);
        assertThat(scene.value("users", "a", "boss")).isNull();
        schedule(scene, "a");

        assertThat(scene.act(older, Action.RESTORE).progress().skipped()).isEmpty();

        assertThat(scene.value("users", "b", "deletionTime")).isNull();
        assertThat(scene.value("users", "a", "boss")).isEqualTo("b");
        assertThat(scene.value("users", "a", "deletionTime")).isNotNull();
    }
}

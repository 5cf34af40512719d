package dev.expunge.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.event.ActionCommand.Action;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.Row;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a newer scheduled delete takes over from older ones, and what stays theirs. */
class TakeOverTest {

    static List<Long> seeds() {
        return LongStream.rangeClosed(1, 60).boxed().toList();
    }

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

    /** Chains of deletes that take over from each other, some undone on the way: the newest gives back to none too little. */
    @ParameterizedTest
    @MethodSource("seeds")
    void allUndoneTheNewestFirstAllIsAsItWas(long seed) {
        Scene scene = new Scene(
                seed,
                new Schema()
                        .table("users", "boss -> users cascade", "mentor -> users setNull")
                        .table("posts", "author -> users cascade")
                        .table("notes", "about -> users setNull", "by -> users setNull"));
        Random random = new Random(seed);
        List<String> users = List.of("a", "b", "c", "d", "e");
        users.forEach(user -> scene.write("users", user));
        scene.write("users", "b", "boss", "a", "mentor", "d");
        scene.write("users", "c", "boss", "b", "mentor", "a");
        scene.write("users", "d", "boss", "e", "mentor", "c");
        for (int i = 0; i < users.size(); i++) {
            scene.write("posts", "p" + i, "author", users.get(i));
            scene.write("notes", "n" + i, "about", users.get(i), "by", users.get((i + 1) % users.size()));
        }
        Map<RowRef, Row> before = Map.copyOf(scene.cluster.world.rows);

        Deque<DeleteStatus> deletes = new ArrayDeque<>();
        for (int i = 0; i < 6; i++) {
            List<String> some =
                    users.stream().filter(user -> random.nextInt(3) == 0).toList();
            boolean soft = random.nextInt(5) == 0;
            deletes.push(
                    soft
                            ? scene.delete("users", "keys", some, "mode", "soft")
                            : schedule(scene, some.toArray(String[]::new)));
            if (random.nextInt(4) == 0) {
                scene.act(List.copyOf(deletes).get(random.nextInt(deletes.size())), Action.RESTORE);
            }
        }
        deletes.forEach(delete -> scene.act(delete, Action.RESTORE));

        assertThat(scene.cluster.world.rows).isEqualTo(before);
        assertThat(scene.cluster.leftOver()).isEmpty();
    }
}

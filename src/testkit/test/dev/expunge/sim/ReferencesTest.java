package dev.expunge.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.event.ActionCommand.Action;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.Reply;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** References that random comparison has shown to go wrong, told in a few lines each, and tried with many seeds. */
class ReferencesTest {

    static List<Long> seeds() {
        return LongStream.rangeClosed(1, 40).boxed().toList();
    }

    /** The rewritten rows were on shards where the newer delete held nothing of its own. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aRestoreGivesBackWhatWasTakenOverOnAllShards(long seed) {
        Scene scene = new Scene(seed, new Schema().table("users").table("notes", "about -> users setNull"));
        scene.write("users", "u");
        for (int i = 0; i < 8; i++) {
            scene.write("notes", "n" + i, "about", "u");
        }
        scene.delete("users", "key", "u", "mode", "scheduled", "delayMs", Scene.HOUR_MS);
        DeleteStatus newer = scene.delete("users", "key", "u", "mode", "scheduled", "delayMs", Scene.HOUR_MS);

        DeleteStatus restored = scene.act(newer, Action.RESTORE);

        assertThat(restored.state()).isEqualTo(State.RESTORED);
        assertThat(Scene.counts(restored, Counts.Kind.RESTORED)).isEqualTo(Map.of("users", 1L, "notes", 8L));
        assertThat(scene.value("notes", "n7", "about")).isEqualTo("u");
        assertThat(scene.cluster.leftOver()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRowThatCarriesWhatItReferencesIsNoLateChild(long seed) {
        Scene scene = new Scene(seed, new Schema().table("parts", "of -> parts.slug cascade"));
        scene.write("parts", "a", "slug", "s");
        scene.delete("parts", "key", "a");

        scene.write("parts", "b", "slug", "s", "of", "s");

        assertThat(scene.rows("parts")).containsExactly("b");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRowThatStopsCarryingWhatItReferencesIsALateChild(long seed) {
        Scene scene = new Scene(seed, new Schema().table("parts", "of -> parts.slug setNull"));
        scene.write("parts", "a", "slug", "s");
        scene.write("parts", "b", "slug", "s");
        scene.delete("parts", "key", "a");

        scene.write("parts", "b", "of", "s");

        assertThat(scene.value("parts", "b", "of")).isNull();
    }

    /** Two pages, one a shard, would each be blocked by the other's row. */
    @ParameterizedTest
    @MethodSource("seeds")
    void rowsThatFitIntoOnePageAreOneUnitWhereverTheyAre(long seed) {
        Scene scene = new Scene(seed, new Schema().table("parts", "of -> parts restrict"));
        List<String> keys = List.of("a", "b", "c", "d", "e", "f");
        keys.forEach(key -> scene.write("parts", key));
        for (int i = 0; i < 6; i++) {
            scene.write("parts", keys.get(i), "of", keys.get((i + 1) % 6));
        }

        DeleteStatus all = scene.delete("parts", "keys", keys, "mode", "hard", "execution", "async", "batchSize", 6);

        assertThat(all.state()).isEqualTo(State.COMPLETED);
        assertThat(scene.rows("parts")).isEmpty();
        assertThat(scene.cluster.leftOver()).isEmpty();
        assertThat(scene.cluster.count("s")).isEmpty();
    }

    /** A stamp does not make a row carry a value again: what another row of that value has left behind stays. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aStampDoesNotEndTheMarkerOfAValueThatTheRowCarries(long seed) {
        Scene scene = new Scene(seed, new Schema().table("users", "boss -> users.slug cascade"));
        scene.write("users", "gone", "slug", "s");
        scene.write("users", "other", "slug", "s");
        scene.delete("users", "key", "gone");
        DeleteStatus delete = scene.delete("users", "key", "other", "mode", "scheduled", "delayMs", Scene.HOUR_MS);
        scene.write("users", "other", "slug", "t", "boss", "s");
        assertThat(scene.rows("users")).isEmpty();
        assertThat(scene.status(delete.deleteId()).state()).isEqualTo(State.DROPPED);
    }

    /** What was registered for it stayed when the default had changed; without any default now, the shard could not go on. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aLateChildTakesTheDefaultOfItsTime(long seed) {
        Schema before = new Schema().table("users").table("posts", "author -> users setDefault a");
        Scene scene = new Scene(seed, before);
        List.of("a", "b", "gone").forEach(user -> scene.write("users", user));
        scene.delete("users", "key", "gone");
        String reference = seed % 4 < 2 ? "author -> users setDefault b" : "author -> users setDefault";
        String change = scene.submitDeclare(new Schema().table("posts", reference));
        scene.submitWrite("posts", "p", "author", "gone");
        scene.cluster.settle();

        assertThat(scene.cluster.world.replies.get(change)).isInstanceOf(Reply.CatalogChanged.class);
        assertThat(scene.value("posts", "p", "author")).isIn("a", "b", "gone");
        scene.submitRemoval("posts", "p");
        scene.cluster.settle();
        assertThat(scene.cluster.count("R")).isEmpty();
    }

    /** The newer delete rewrites a row that the older one has stamped, and does not delete it: nothing below is its own. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsBelowARewrittenRowIsNotTakenOver(long seed) {
        Schema schema = new Schema().table("users", "boss -> users setNull").table("notes", "about -> users setNull");
        Scene scene = new Scene(seed, schema);
        scene.write("users", "boss");
        scene.write("users", "u", "boss", "boss");
        scene.write("notes", "n", "about", "u");
        DeleteStatus all = scene.delete("users", "allowFullScan", true, "mode", "soft");
        DeleteStatus boss = scene.delete("users", "key", "boss", "mode", "scheduled", "delayMs", Scene.HOUR_MS);

        assertThat(Scene.counts(scene.act(boss, Action.RESTORE), Counts.Kind.RESTORED))
                .isEqualTo(Map.of("users", 2L));
        assertThat(scene.value("notes", "n", "about")).isNull();
        scene.act(all, Action.RESTORE);
        assertThat(scene.value("notes", "n", "about")).isEqualTo("u");
    }

    /** The change registered anew that the other row carries the value, as if it had been written, and forgot the delete. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aCatalogChangeForgetsNoDeletedValue(long seed) {
        Scene scene = new Scene(seed, new Schema().table("users").table("posts", "author -> users.slug cascade"));
        scene.write("users", "a", "slug", "s");
        scene.write("users", "b", "slug", "s");
        scene.delete("users", "key", "a");
        scene.declare(new Schema().table("users", "boss -> users setNull"));
        scene.write("users", "b", "slug", "other");

        scene.write("posts", "late", "author", "s");

        assertThat(scene.rows("posts")).isEmpty();
    }
}

package dev.expunge.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.event.ActionCommand;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the simulation has found, told in a few lines each, and tried with many seeds. */
class SeedsThatFailedTest {

    static List<Long> seeds() {
        return java.util.stream.LongStream.rangeClosed(1, 60).boxed().toList();
    }

    @Nested
    class ACatalogChange {

        static List<Long> seeds() {
            return SeedsThatFailedTest.seeds();
        }

        /** The unit that was to be tried again was put aside, and nobody told the change that had waited for it. */
        @ParameterizedTest
        @MethodSource("seeds")
        void isNotHeldUpByAUnitThatGaveWay(long seed) {
            Scene scene = new Scene(seed, new Schema().table("users", "boss -> users cascade"));
            scene.write("users", "a");
            scene.write("users", "b", "boss", "a");
            for (String key : List.of("a", "b", "a")) {
                scene.submitDelete("users", "key", key, "mode", "soft");
            }
            String change = scene.submitDeclare(new Schema().table("users", "boss -> users setNull"));
            scene.cluster.settle();
            assertThat(scene.cluster.world.replies.get(change)).isInstanceOf(Reply.CatalogChanged.class);
            assertThat(scene.cluster.leftOver()).isEmpty();
        }

        /** What it registered waited behind the removal, which found no row that it could have taken along. */
        @ParameterizedTest
        @MethodSource("seeds")
        void isKnownToARemovalThatWaitsForIt(long seed) {
            Scene scene = new Scene(seed, new Schema().table("users").table("posts"));
            Schema before = new Schema();
            before.tables.put("posts", Map.of("columns", Map.of("id", "string", "author", "string")));
            scene.declare(before);
            scene.write("users", "u");
            List.of("a", "b", "c", "d", "e", "f", "g").forEach(key -> scene.write("posts", key, "author", "u"));
            long version = scene.cluster.world.catalog().version();
            scene.submitDeclare(new Schema().table("posts", "author -> users cascade"));
            while (scene.cluster.world.catalog().version() == version) {
                scene.cluster.step();
            }
            scene.submitRemoval("users", "u");
            scene.cluster.settle();
            assertThat(scene.rows("posts")).isEmpty();
            assertThat(scene.cluster.count("R")).isEmpty();
        }

        /** Stamps went with their column, and the timers stayed. */
        @ParameterizedTest
        @MethodSource("seeds")
        void thatDropsDeletionTimeClearsTheTimers(long seed) {
            Scene scene = new Scene(seed, new Schema().table("users"));
            scene.write("users", "a");
            DeleteStatus delete = scene.delete("users", "key", "a", "mode", "scheduled", "delayMs", Scene.HOUR_MS);
            Schema shorter = new Schema();
            shorter.tables.put("users", Map.of("columns", Map.of("id", "string", "slug", "string")));
            scene.declare(shorter);
            assertThat(scene.cluster.timers()).isEmpty();
            assertThat(scene.status(delete.deleteId()).state()).isEqualTo(State.DROPPED);
            assertThat(scene.rows("users")).containsExactly("a");
        }
    }

    @Nested
    class ATakeOver {

        static List<Long> seeds() {
            return SeedsThatFailedTest.seeds();
        }

        /** The newer one's restore took the stamp away, and the older one waited for its purge for ever. */
        @ParameterizedTest
        @MethodSource("seeds")
        void leavesNoTimerBehindThatAnUndoHasVoided(long seed) {
            Scene scene = new Scene(seed, new Schema().table("users", "boss -> users cascade"));
            scene.write("users", "b");
            scene.write("users", "a", "boss", "b");
            DeleteStatus older =
                    scene.delete("users", "keys", List.of("a", "b"), "mode", "scheduled", "delayMs", Scene.HOUR_MS);
            DeleteStatus newer = scene.delete("users", "key", "b", "mode", "scheduled", "delayMs", Scene.HOUR_MS);
            scene.act(newer, ActionCommand.Action.RESTORE);
            assertThat(scene.value("users", "a", "deletionTime")).isNull();
            assertThat(scene.status(older.deleteId()).state()).isEqualTo(State.DROPPED);
            assertThat(scene.cluster.timers()).isEmpty();
        }

        /** The second successor was told of the first delete's roots, but not of what the first successor had taken. */
        @ParameterizedTest
        @MethodSource("seeds")
        void reachesWhatWasTakenOverBefore(long seed) {
            Scene scene = new Scene(seed, new Schema().table("users", "boss -> users cascade"));
            scene.write("users", "a");
            scene.write("users", "b", "boss", "a");
            scene.write("users", "c", "boss", "b");
            scene.delete("users", "keys", List.of("a", "b", "c"), "mode", "soft");
            scene.delete("users", "key", "a", "mode", "scheduled", "delayMs", Scene.HOUR_MS);
            DeleteStatus last = scene.delete("users", "key", "a", "mode", "scheduled", "delayMs", Scene.HOUR_MS);
            scene.act(last, ActionCommand.Action.RESTORE);
            assertThat(List.of("a", "b", "c"))
                    .allSatisfy(key -> assertThat(scene.value("users", key, "deletionTime"))
                            .isNull());
        }

        /** The older delete's home had not heard yet where its claims are, and several shards asked for them. */
        @ParameterizedTest
        @MethodSource("seeds")
        void endsAlsoWhileTheOlderDeleteIsApplied(long seed) {
            Scene scene = new Scene(seed, new Schema().table("users"));
            List<String> keys = List.of("a", "b", "c", "d", "e", "f", "g");
            keys.forEach(key -> scene.write("users", key));
            String older = scene.submitDelete("users", "keys", keys, "mode", "scheduled", "delayMs", Scene.HOUR_MS);
            String newer = scene.submitDelete("users", "keys", keys, "mode", "scheduled", "delayMs", Scene.HOUR_MS);
            scene.cluster.settle();
            assertThat(scene.cluster.leftOver()).isEmpty();
            assertThat(List.of(scene.status(older).state(), scene.status(newer).state()))
                    .containsExactlyInAnyOrder(State.SCHEDULED, State.SUPERSEDED);
        }
    }

    @Nested
    class APurge {

        static List<Long> seeds() {
            return SeedsThatFailedTest.seeds();
        }

        /** The purge found no root and said so before it had heard who has taken them: the pointer was missing. */
        @ParameterizedTest
        @MethodSource("seeds")
        void thatANewerDeleteOvertakesPointsToIt(long seed) {
            Scene scene = new Scene(seed, new Schema().table("users"));
            List<String> keys = List.of("a", "b", "c");
            keys.forEach(key -> scene.write("users", key));
            String older = scene.submitDelete("users", "keys", keys, "mode", "scheduled", "delayMs", 10L);
            scene.cluster.settle();
            String newer = scene.submitDelete("users", "keys", keys, "mode", "scheduled", "delayMs", Scene.HOUR_MS);
            scene.cluster.pass(1_000);
            scene.cluster.settle();
            DeleteStatus end = scene.status(older);
            assertThat(end.state()).isIn(State.SUPERSEDED, State.COMPLETED);
            assertThat(end.progress().supersededBy()).isEqualTo(end.state() == State.SUPERSEDED ? newer : null);
            assertThat(scene.rows("users")).hasSize(end.state() == State.SUPERSEDED ? 3 : 0);
            assertThat(scene.cluster.leftOver()).isEmpty();
        }

        /** It had been asked for by a call, and ended the delete, which was complete without it. */
        @ParameterizedTest
        @MethodSource("seeds")
        void thatANewerDeleteOvertakesLeavesAPlainSoftDeleteCompleted(long seed) {
            Scene scene = new Scene(seed, new Schema().table("users"));
            scene.write("users", "a");
            DeleteStatus soft = scene.delete("users", "key", "a", "mode", "soft");
            String call = scene.submitAct(soft, ActionCommand.Action.PURGE);
            String newer = scene.submitDelete("users", "key", "a", "mode", "scheduled", "delayMs", Scene.HOUR_MS);
            scene.cluster.settle();
            assertThat(scene.status(soft.deleteId()).state()).isEqualTo(State.COMPLETED);
            boolean isPurged = scene.cluster.world.replies.get(call) instanceof Reply.DeleteAccepted;
            assertThat(scene.rows("users")).hasSize(isPurged ? 0 : 1);
            assertThat(scene.status(newer).state()).isEqualTo(isPurged ? State.COMPLETED : State.SCHEDULED);
        }
    }

    @Nested
    class ARestore {

        static List<Long> seeds() {
            return SeedsThatFailedTest.seeds();
        }

        /** It had asked the old parent, then waited for a unit, found the row changed, and left the reference registered. */
        @ParameterizedTest
        @MethodSource("seeds")
        void ofARowThatChangesWhileItWaitsLeavesNoReferenceBehind(long seed) {
            Scene scene = new Scene(seed, new Schema().table("users", "boss -> users setNull"));
            List<String> keys = List.of("a", "b", "c", "d", "e");
            scene.write("users", "boss");
            keys.forEach(key -> scene.write("users", key, "boss", "boss"));
            DeleteStatus soft = scene.delete("users", "key", "boss", "mode", "soft");
            scene.submitAct(soft, ActionCommand.Action.RESTORE);
            for (long i = seed % 8; i > 0; i--) {
                scene.cluster.step();
            }
            scene.submitDelete("users", "keys", keys, "mode", "soft");
            keys.forEach(key -> scene.submitWrite("users", key, "slug", "changed", "boss", key));
            scene.cluster.settle();
            scene.delete("users", "allowFullScan", true, "mode", "hard");
            assertThat(scene.rows("users")).isEmpty();
            assertThat(scene.cluster.count("R")).isEmpty();
        }
    }

    @Nested
    class ALateChild {

        static List<Long> seeds() {
            return SeedsThatFailedTest.seeds();
        }

        /** It was removed because of what an earlier write had said. */
        @ParameterizedTest
        @MethodSource("seeds")
        void staysIfItHasMovedMeanwhile(long seed) {
            Scene scene = new Scene(seed, new Schema().table("users", "boss -> users cascade"));
            scene.write("users", "gone");
            scene.write("users", "here");
            scene.delete("users", "key", "gone");
            scene.submitWrite("users", "a", "boss", "gone");
            for (long i = seed % 10; i > 0; i--) {
                scene.cluster.step();
            }
            scene.submitWrite("users", "a", "boss", "here");
            scene.cluster.settle();
            assertThat(scene.rows("users")).containsExactly("a", "here");
        }

        /** The delete took the removal of its own root for its purge, and stayed scheduled for ever. */
        @ParameterizedTest
        @MethodSource("seeds")
        void endsTheDeleteOfWhichItIsTheLastRoot(long seed) {
            Scene scene = new Scene(seed, new Schema().table("users", "boss -> users cascade"));
            scene.write("users", "a");
            scene.write("users", "b", "boss", "a");
            DeleteStatus delete =
                    scene.delete("users", "key", "a", "mode", "scheduled", "delayMs", Scene.HOUR_MS, "cascade", "hard");
            scene.write("users", "a", "boss", "b");
            assertThat(scene.rows("users")).isEmpty();
            assertThat(scene.status(delete.deleteId()).state()).isEqualTo(State.DROPPED);
            assertThat(scene.cluster.timers()).isEmpty();
        }
    }

    @Nested
    class ASelection {

        static List<Long> seeds() {
            return SeedsThatFailedTest.seeds();
        }

        /** The row was found, changed by its owner before it was taken, and went although it did not match any more. */
        @ParameterizedTest
        @MethodSource("seeds")
        void doesNotTakeARowThatHasCeasedToMatch(long seed) {
            Scene scene = new Scene(seed, new Schema().table("users"));
            scene.write("users", "a", "slug", "x");
            String delete = scene.submitDelete("users", "where", Map.of("slug", "x"), "allowFullScan", true);
            for (long i = seed % 8; i > 0; i--) {
                scene.cluster.step();
            }
            scene.submitWrite("users", "a", "slug", "y");
            scene.cluster.settle();
            assertThat(scene.status(delete).state()).isEqualTo(State.COMPLETED);
            assertThat(scene.rows("users")).containsExactly("a");
        }
    }

    @Nested
    class TwoHardDeletes {

        static List<Long> seeds() {
            return SeedsThatFailedTest.seeds();
        }

        /** Each had its own row and waited for the other's, to set a key in it to null. */
        @ParameterizedTest
        @MethodSource("seeds")
        void ofRowsThatReferenceEachOtherBothEnd(long seed) {
            Scene scene = new Scene(
                    seed, new Schema().table("desks", "user -> users setNull").table("users", "desk -> desks setNull"));
            scene.write("users", "u", "desk", "d");
            scene.write("desks", "d", "user", "u");
            String user = scene.submitDelete("users", "key", "u");
            String desk = scene.submitDelete("desks", "key", "d");
            scene.cluster.settle();
            assertThat(scene.status(user).state()).isEqualTo(State.COMPLETED);
            assertThat(scene.status(desk).state()).isEqualTo(State.COMPLETED);
            assertThat(scene.cluster.leftOver()).isEmpty();
        }
    }
}

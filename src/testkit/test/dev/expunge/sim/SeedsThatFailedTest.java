package dev.expunge.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.Reply;
import java.util.List;
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
    }

    @Nested
    class ATakeOver {

        static List<Long> seeds() {
            return SeedsThatFailedTest.seeds();
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

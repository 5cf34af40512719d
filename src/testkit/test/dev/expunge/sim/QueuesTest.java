package dev.expunge.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What waits for the outcome of a delete, and goes on or has become pointless when that is there. */
class QueuesTest {

    static List<Long> seeds() {
        return LongStream.rangeClosed(1, 40).boxed().toList();
    }

    /** More than a shard takes out of a queue in one step. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void allOfManyWritesGoOn(long seed) {
        Scene scene = new Scene(seed, new Schema().table("users").table("posts", "author -> users cascade"));
        scene.write("users", "u");
        for (int i = 0; i < 200; i++) {
            scene.submitWrite("posts", "old" + i, "author", "u");
        }
        scene.cluster.settle();
        scene.submitDelete("users", "key", "u", "mode", "soft");
        for (int i = 0; i < 2_000; i++) {
            scene.submitWrite("posts", "new" + i, "author", "u");
        }
        scene.cluster.settle();

        assertThat(scene.rows("posts")).hasSize(2_200);
        assertThat(scene.cluster.leftOver()).isEmpty();
        assertThat(scene.cluster.count("R")).isEqualTo(Map.of('R', 2_200));
    }

    /** The row was to carry a value that a delete held, and goes with the next one before it does. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aRowThatIsGoneCarriesNothingLater(long seed) {
        Scene scene = new Scene(seed, new Schema().table("users").table("posts", "author -> users.slug cascade"));
        scene.write("users", "a", "slug", "s");
        scene.write("users", "b", "slug", "t");
        scene.write("posts", "p", "author", "s");
        scene.submitDelete("users", "key", "a", "mode", seed % 3 == 0 ? "soft" : "hard");
        scene.submitWrite("users", "b", "slug", "s");
        scene.submitDelete("users", "key", "b", "mode", "hard");
        scene.cluster.settle();

        // The write may come behind the second delete, and is a new row then.
        assertThat(scene.cluster.count("c").getOrDefault('c', 0))
                .isEqualTo(scene.rows("users").size());
        assertThat(scene.cluster.leftOver()).isEmpty();
    }
}

package dev.expunge.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.event.DeleteStatus.State;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A row moves to another parent while the one that it leaves is deleted. */
class MovesTest {

    private static final Schema NOTHING_REFUSES = new Schema().table("users").table("posts", "author -> users cascade");
    private static final Schema BILLS_MAY_REFUSE = new Schema()
            .table("users")
            .table("posts", "author -> users cascade")
            .table("bills", "post -> posts restrict");

    static List<Long> seeds() {
        return LongStream.rangeClosed(1, 60).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRowThatHasMovedStays(long seed) {
        moved(new Scene(seed, NOTHING_REFUSES));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRowThatHasMovedStaysAlsoWhereTheDeleteIsPlannedFirst(long seed) {
        moved(new Scene(seed, BILLS_MAY_REFUSE));
    }

    /** Written before the delete it has moved, written after it is new: it is there in any order. */
    private static void moved(Scene scene) {
        scene.write("users", "u1");
        scene.write("users", "u2");
        List<String> posts = List.of("p1", "p2", "p3", "p4");
        posts.forEach(post -> scene.write("posts", post, "author", "u1"));

        posts.forEach(post -> scene.submitWrite("posts", post, "author", "u2"));
        String id = scene.submitDelete("users", "key", "u1", "mode", "hard");
        scene.cluster.settle();

        assertThat(scene.status(id).state()).isEqualTo(State.COMPLETED);
        assertThat(scene.rows("posts")).isEqualTo(posts);
        posts.forEach(post ->
                assertThat(scene.value("posts", post, "author")).as(post).isEqualTo("u2"));
        assertThat(scene.cluster.leftOver()).isEmpty();
    }
}

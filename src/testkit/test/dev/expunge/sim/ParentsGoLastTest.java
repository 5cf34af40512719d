package dev.expunge.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.RowEffect;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParentsGoLastTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void aRowOfOneBatchMayReferenceAnotherOfTheSameBatch(long seed) {
        Scene scene = new Scene(
                seed,
                new Schema()
                        .table("artists")
                        .table("albums", "artist -> artists cascade")
                        .table("songs", "artist -> artists cascade", "album -> albums restrict"));
        scene.write("artists", "a");
        scene.write("albums", "l", "artist", "a");
        scene.write("songs", "s", "artist", "a", "album", "l");
        DeleteStatus status = scene.delete("artists", "key", "a");
        assertThat(status.state()).isEqualTo(State.COMPLETED);
        assertThat(gone(scene)).containsExactly("s", "l", "a");
        assertThat(scene.cluster.leftOver()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void aFastUnitMeetsDiamondsInOneBatch(long seed) {
        Scene scene = new Scene(
                seed,
                new Schema()
                        .table("artists")
                        .table("albums", "artist -> artists cascade")
                        .table("songs", "artist -> artists cascade", "album -> albums cascade")
                        .table("plays", "song -> songs cascade"));
        scene.write("artists", "a");
        scene.write("albums", "l", "artist", "a");
        scene.write("songs", "s", "artist", "a", "album", "l");
        scene.write("plays", "p", "song", "s");
        DeleteStatus status = scene.delete("artists", "key", "a");
        assertThat(status.state()).isEqualTo(State.COMPLETED);
        assertThat(gone(scene)).containsExactly("p", "s", "l", "a");
        assertThat(scene.cluster.leftOver()).isEmpty();
    }

    /** Two batches that each hold a row which the other has met: neither may wait for all of the other. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void twoBatchesMeetEachOthersRows(long seed) {
        Scene scene = new Scene(
                seed,
                new Schema()
                        .table("albums")
                        .table("songs", "first -> albums cascade", "second -> albums setNull", "by -> songs restrict"));
        for (String album : List.of("k", "l", "m")) {
            scene.write("albums", album);
        }
        for (int i = 0; i < 9; i++) {
            String[] albums = {"k", "l", "m"};
            scene.write("songs", "s" + i, "first", albums[i % 3], "second", albums[(i + i / 3) % 3]);
        }
        DeleteStatus status = scene.delete("albums", "keys", List.of("k", "l", "m"));
        assertThat(status.state()).isEqualTo(State.COMPLETED);
        assertThat(scene.cluster.world.rows).isEmpty();
        assertThat(gone(scene).subList(9, 12)).containsExactlyInAnyOrder("k", "l", "m");
        assertThat(scene.cluster.leftOver()).isEmpty();
    }

    /** Keys in the order in which rows were deleted. */
    private static List<String> gone(Scene scene) {
        return scene.cluster.world.effects.stream()
                .filter(effect -> effect.kind() == RowEffect.Kind.DELETE)
                .map(effect -> effect.row().key())
                .toList();
    }
}

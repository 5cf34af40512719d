package dev.expunge.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.ActionCommand;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.row.Value;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a catalog change leaves behind in the storage, and a restore in the rows. */
class LeftoversTest {

    private static final String ENTRIES_REFERENCES_AND_CARRIERS = "iRc";

    private static Scene scene(long seed, int posts) {
        Scene scene = new Scene(
                seed,
                new Schema()
                        .table("users")
                        .table(
                                "posts",
                                "author -> users cascade",
                                "editor -> users cascade",
                                "tag -> users.slug cascade"));
        scene.write("users", "u1", "slug", "s");
        scene.write("users", "u2");
        for (int i = 0; i < posts; i++) {
            scene.write("posts", "p" + i, "author", "u1", "editor", "u2", "tag", "s");
        }
        return scene;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nothingOfADroppedForeignKeyOrIndexStays(long seed) {
        Scene scene = scene(seed, 9);
        scene.declare(new Schema().table("posts"));
        scene.cluster.advance(1_000);
        assertThat(scene.cluster.count(ENTRIES_REFERENCES_AND_CARRIERS)).isEmpty();
        assertThat(scene.rows("posts")).hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatTheOthersNeedStays(long seed) {
        Scene scene = scene(seed, 9);
        scene.declare(new Schema().table("posts", "editor -> users cascade"));
        scene.cluster.advance(1_000);
        assertThat(scene.cluster.count(ENTRIES_REFERENCES_AND_CARRIERS)).isEqualTo(Map.of('i', 9, 'R', 9));
        scene.delete("users", "key", "u2");
        assertThat(scene.rows("posts")).isEmpty();
        assertThat(scene.rows("users")).containsExactly("u1");
    }

    /** 500 of a kind go in a tick: each on its own, or a change of a large table would stop its shard. */
    @ParameterizedTest
    @ValueSource(longs = 2)
    void muchIsTakenOutTickByTick(long seed) {
        Scene scene = scene(seed, 1_201);
        scene.submitDeclare(new Schema().table("posts", "editor -> users cascade", "tag -> users.slug cascade"));
        while (scene.cluster.count("R").getOrDefault('R', 0) == 3 * 1_201 && scene.cluster.step()) {
            assertThat(scene.cluster.count("R").getOrDefault('R', 0)).isGreaterThanOrEqualTo(3 * 1_201 - 500);
        }
        scene.cluster.settle();
        scene.cluster.advance(1_000);
        assertThat(scene.cluster.count("R")).isEqualTo(Map.of('R', 2 * 1_201));
    }

    /** Instances crash between any two steps of it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void aRestoreThatStopsHalfWayGoesOnAndLeavesNoHoles(long seed) {
        Scene scene = scene(seed, 60);
        DeleteStatus delete = scene.delete("users", "key", "u1", "mode", "soft");

        DeleteStatus restored = scene.act(delete, ActionCommand.Action.RESTORE);

        assertThat(restored.state()).isEqualTo(DeleteStatus.State.RESTORED);
        assertThat(Scene.counts(restored, Counts.Kind.RESTORED)).isEqualTo(Map.of("users", 1L, "posts", 60L));
        assertThat(scene.cluster.world.rows.values())
                .allMatch(row -> row.get(Table.DELETION_TIME) == null || row.get(Table.DELETION_TIME) == Value.NULL);
    }
}

package dev.expunge.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.event.ActionCommand;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows share a page of an async delete, that is, go or stay together. */
class AsyncPagesTest {

    private static Scene scene(long seed) {
        Scene scene = new Scene(seed, new Schema().table("posts").table("bills", "post -> posts restrict"));
        for (int i = 0; i < 12; i++) {
            scene.write("posts", "p" + i);
        }
        scene.write("bills", "b", "post", "p7");
        return scene;
    }

    /** A shard looks at five rows a step here, and used to begin a page with each. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aPageThatHoldsAllIsOneUnitHoweverItIsRead(long seed) {
        Scene scene = scene(seed);
        DeleteStatus all = scene.delete("posts", "allowFullScan", true, "execution", "async", "batchSize", 100);
        assertThat(all.state()).isEqualTo(State.BLOCKED);
        assertThat(scene.rows("posts")).hasSize(12);
        scene.delete("bills", "key", "b");
        assertThat(scene.act(all, ActionCommand.Action.RETRY).state()).isEqualTo(State.COMPLETED);
        assertThat(scene.rows("posts")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 4, 6, 8})
    void pagesAreFullButTheLast(long seed) {
        Scene scene = scene(seed);
        DeleteStatus all = scene.delete("posts", "allowFullScan", true, "execution", "async", "batchSize", 4);
        assertThat(all.state()).isEqualTo(State.BLOCKED);
        assertThat(scene.rows("posts")).hasSize(4).contains("p7");
    }
}

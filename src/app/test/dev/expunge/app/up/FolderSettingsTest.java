package dev.expunge.app.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.app.Problem;
import dev.expunge.schema.topic.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSettingsTest {

    @TempDir
    private Path dir;

    @Test
    void ofANewFolderAreTheDefaultsWhereNothingIsAskedFor() {
        FolderSettings settings = FolderSettings.agree(dir, UpConfig.Asked.NOTHING);

        assertThat(settings.shards()).isEqualTo(4);
        assertThat(settings.topics()).isEqualTo(Layout.PER_TABLE);
    }

    @Test
    void stayAsTheFolderWasFirstUsed() {
        FolderSettings first = FolderSettings.agree(dir, new UpConfig.Asked(8, "shared"));

        assertThat(first.shards()).isEqualTo(8);
        assertThat(first.topics()).isEqualTo(Layout.SHARED);
        assertThat(FolderSettings.agree(dir, UpConfig.Asked.NOTHING))
                .isEqualTo(first)
                .isEqualTo(FolderSettings.agree(dir, new UpConfig.Asked(8, "shared")));
    }

    @Test
    void refuseAnotherNumberOfShards() {
        FolderSettings.agree(dir, UpConfig.Asked.NOTHING);

        assertThatThrownBy(() -> FolderSettings.agree(dir, new UpConfig.Asked(6, null)))
                .isInstanceOf(Problem.class)
                .hasMessage(
                        "The data folder " + dir + " was made with --shards 4, which cannot change; --shards 6 needs a"
                                + " new folder (--data). Leave --shards and $EXPUNGE_SHARDS away to use this one.");
    }

    @Test
    void refuseAnotherLayout() {
        FolderSettings.agree(dir, UpConfig.Asked.NOTHING);

        assertThatThrownBy(() -> FolderSettings.agree(dir, new UpConfig.Asked(null, "shared")))
                .hasMessageContaining("--topics per-table, which cannot change; --topics shared");
    }

    @Test
    void bindTheFolderToOneCluster() {
        FolderSettings.agree(dir, UpConfig.Asked.NOTHING).onCluster("one");
        FolderSettings later = FolderSettings.agree(dir, UpConfig.Asked.NOTHING);

        assertThat(later.onCluster("one")).isEqualTo(later);
        assertThatThrownBy(() -> later.onCluster("two"))
                .hasMessageContaining("belongs to the Kafka cluster one, and this one is two");
    }

    @Test
    void thatAreDamagedAreRefusedByName() throws IOException {
        Files.writeString(dir.resolve("expunge.properties"), "shards=many\n");

        assertThatThrownBy(() -> FolderSettings.agree(dir, UpConfig.Asked.NOTHING))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("expunge.properties")
                .hasMessageContaining("damaged");
    }
}

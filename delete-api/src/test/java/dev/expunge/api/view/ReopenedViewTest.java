package dev.expunge.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.api.fake.Samples;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.TableState;
import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReopenedViewTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final FakeLog log = new FakeLog(Layout.PER_TABLE);

    @BeforeEach
    void fill() throws Exception {
        log.write(new TableState("users", Samples.USERS, 4));
        try (OpenView open = new OpenView(folder, log)) {
            open.hear(Samples.status("d1", State.COMPLETED, 1));
        }
    }

    @Test
    void goesOnWhereItStopped() throws Exception {
        try (OpenView open = new OpenView(folder, log)) {
            assertThat(open.view.delete("d1")).isNotNull();
            assertThat(open.view.catalog().version()).isEqualTo(4);
            assertThat(open.view.parts.offsets.stored())
                    .containsEntry(new TopicPartition(Topics.CATALOG.name(), 0), 1L)
                    .hasSize(2);
        }
    }

    @Test
    void beginsAnewOnAnotherCluster() throws Exception {
        try (OpenView open = new OpenView(folder, log, "another", OpenView.NOW_MS)) {
            assertThat(open.view.delete("d1")).isNull();
            assertThat(open.view.parts.offsets.stored()).isEmpty();
        }
    }

    @Test
    void beginsAnewWhereTheLogIsShorterThanWhatItHasRead() throws Exception {
        FakeLog shorter = new FakeLog(Layout.PER_TABLE);
        log.ends().keySet().forEach(at -> {
            if (at.topic().equals(Topics.CATALOG.name())) {
                shorter.append(at.topic(), at.partition(), new byte[0], null);
            }
        });
        try (OpenView open = new OpenView(folder, log)) {
            open.log.append(Topics.CATALOG.name(), 0, new byte[0], null);
            open.read();
        }

        try (OpenView open = new OpenView(folder, shorter)) {
            assertThat(open.view.parts.offsets.stored()).isEmpty();
        }
    }

    @Test
    void beginsAnewAfterItWasAwayForLongerThanRemovalsAreKept() throws Exception {
        long later = OpenView.NOW_MS + Duration.ofDays(6).toMillis() + 1;

        try (OpenView open = new OpenView(folder, log, "cluster", later)) {
            assertThat(open.view.delete("d1")).isNull();
        }
    }

    @Test
    void beginsAnewWhereTheFilesAreDamaged() throws Exception {
        Files.writeString(folder.resolve("CURRENT"), "nonsense");

        try (OpenView open = new OpenView(folder, log)) {
            assertThat(open.view.delete("d1")).isNull();
        }
    }
}

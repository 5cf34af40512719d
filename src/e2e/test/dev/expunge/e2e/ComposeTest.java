package dev.expunge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The cluster of containers, where there is an engine to run them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 6, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ComposeTest {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int ENTRIES = 100;
    private static final int USERS = 10;
    private static final int ROWS_BELOW_USER = 9;

    private final ComposeProject project = new ComposeProject();
    private final Api api = new Api(project.url());
    private String waiting = "";

    @BeforeAll
    @Timeout(value = 12, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void bringUpAClusterWithRowsAndADeleteThatWaits() {
        Optional<String> obstacle = project.obstacle();
        assumeTrue(obstacle.isEmpty(), () -> "not run: " + obstacle.orElseThrow());
        project.up();
        assertThat(api.put("/catalog", Tables.CATALOG).status()).isEqualTo(200);
        Tables.load(api, ENTRIES, USERS);
        waiting = schedule("u0", Duration.ofHours(1));
    }

    @AfterAll
    @Timeout(value = 6, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void removeContainersVolumesAndNetwork() {
        project.close();
    }

    @Test
    void keepsEverythingInItsVolumes() {
        survives("u1", () -> {
            project.call("down");
            project.up();
        });
    }

    @Test
    void goesOnAfterARestartOfAllContainersAtOnce() {
        survives("u2", () -> {
            project.call("restart");
            project.up();
        });
    }

    @Test
    void goesOnAfterTheKillOfAllContainersAtOnce() {
        survives("u3", () -> {
            project.call("kill");
            project.up();
        });
    }

    /** A delete that falls due meanwhile is done afterwards, and what waits still waits. */
    private void survives(String user, Runnable event) {
        Map<String, JsonNode> entries = api.rows("entry");
        Map<String, JsonNode> users = api.rows("users");
        JsonNode stillWaiting = api.status(waiting);
        assertThat(entries).hasSize(ENTRIES);
        String due = schedule(user, Duration.ofSeconds(5));
        event.run();
        await("the purge of " + user)
                .atMost(LIMIT)
                .until(() -> api.status(due).path("state").asText().equals("COMPLETED"));
        assertPurgedInFullAndNotEarly(api.status(due));
        users.remove(user);
        assertThat(api.rows("users")).isEqualTo(users);
        assertThat(api.rows("entry")).isEqualTo(entries);
        assertThat(api.status(waiting)).isEqualTo(stillWaiting);
    }

    private String schedule(String user, Duration delay) {
        JsonNode delete = api.postAndWait(
                        "/deletes",
                        "{'table': 'users', 'key': '" + user + "', 'mode': 'scheduled', 'delayMs': " + delay.toMillis()
                                + "}")
                .body();
        assertThat(delete.path("state").asText()).as("%s", delete).isEqualTo("SCHEDULED");
        return delete.path("deleteId").asText();
    }

    private static void assertPurgedInFullAndNotEarly(JsonNode status) {
        int rows = 0;
        for (JsonNode count : status.path("counts").path("hardDeleted")) {
            rows += count.asInt();
        }
        assertThat(rows).as("%s", status).isEqualTo(1 + ROWS_BELOW_USER);
        assertThat(status.path("updatedAt").asLong())
                .isGreaterThanOrEqualTo(
                        status.path("roots").get(0).path("dueAt").asLong());
    }
}

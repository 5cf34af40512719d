package dev.expunge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the broker and all services at once, and a start on the same folder. */
class KillEverythingTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int ENTRIES = 3_656;
    private static final int IN_LIST_1 = 3_291;
    private static final int TIMERS = 30;

    @TempDir
    private Path temp = Path.of("");

    @Test
    void everyDeleteReachesItsEndAndEveryEffectHappensOnce() {
        Path dir = temp.resolve("data");
        List<String> scheduled = new ArrayList<>();
        String mass;
        try (Product product = Product.up(dir)) {
            Api api = product.api();
            api.put("/catalog", Tables.CATALOG);
            Tables.load(api, ENTRIES, TIMERS);
            for (int i = 0; i < TIMERS; i++) {
                String body = "{'table': 'users', 'key': 'u" + i + "', 'mode': 'scheduled', 'delayMs': 8000}";
                scheduled.add(api.postAndWait("/deletes", body).text("deleteId"));
            }
            mass = api.post("/deletes", "{'table': 'playlist', 'key': 'l1', 'mode': 'hard'}")
                    .text("deleteId");
            product.killTree();
        }
        try (Product product = Product.up(dir)) {
            Api api = product.api();
            awaitEnd(api, mass);
            assertThat(api.status(mass)
                            .path("counts")
                            .path("hardDeleted")
                            .path("entry")
                            .asInt())
                    .isEqualTo(IN_LIST_1);
            assertThat(api.rows("entry")).hasSize(ENTRIES - IN_LIST_1);
            assertThat(new AuditTrail(api, mass).affected("DELETE").values())
                    .hasSize(IN_LIST_1 + 1)
                    .containsOnly(1);
            for (String id : scheduled) {
                awaitEnd(api, id);
                assertPurgedOnceAndNotEarly(api, id);
            }
            assertThat(api.rows("users")).isEmpty();
            assertThat(api.rows("orders")).isEmpty();
            assertThat(api.rows("line")).isEmpty();
        }
    }

    private static void awaitEnd(Api api, String id) {
        await("the end of " + id)
                .atMost(LIMIT)
                .until(() -> api.status(id).path("state").asText().equals("COMPLETED"));
    }

    private static void assertPurgedOnceAndNotEarly(Api api, String id) {
        JsonNode status = api.status(id);
        AuditTrail audit = new AuditTrail(api, id);
        assertThat(audit.affected("DELETE").values()).hasSize(10).containsOnly(1);
        assertThat(audit.affected("SOFT_DELETE").values()).hasSize(10).containsOnly(1);
        assertThat(audit.count("PURGE_STARTED")).isEqualTo(1);
        assertThat(status.path("updatedAt").asLong())
                .isGreaterThanOrEqualTo(
                        status.path("roots").get(0).path("dueAt").asLong());
    }
}

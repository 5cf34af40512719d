package dev.expunge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeProductTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    static Path dir = Path.of("");

    private static Product product;
    private static Api api;

    @BeforeAll
    static void start() {
        product = Product.up(dir.resolve("data"));
        api = product.api();
        assertThat(api.put("/catalog", Tables.CATALOG).status()).isEqualTo(200);
        Tables.load(api, 100, 20);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void aHardDeleteTakesTheRowsBelowAndCountsThem() {
        Api.Answer answer = api.postAndWait("/deletes", "{'table': 'users', 'key': 'u1', 'mode': 'hard'}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("state")).isEqualTo("COMPLETED");
        assertThat(answer.body().path("counts").path("hardDeleted").toString())
                .isEqualTo("{\"line\":6,\"orders\":3,\"users\":1}");
        assertThat(api.get("/tables/users/rows/u1").status()).isEqualTo(404);
        assertThat(api.rows("orders")).doesNotContainKeys("o3", "o4", "o5");
    }

    @Test
    void aRestrictingRowBlocksADeleteAndPreviewSaysSo() {
        Api.Answer preview = api.post("/deletes/preview", "{'table': 'item', 'key': 'i3'}");
        assertThat(preview.body().path("blockerCount").asInt()).isPositive();
        Api.Answer answer = api.postAndWait("/deletes", "{'table': 'item', 'key': 'i3'}");
        assertThat(answer.text("state")).isEqualTo("BLOCKED");
        assertThat(api.get("/tables/item/rows/i3").status()).isEqualTo(200);
    }

    @Test
    void aScheduledDeleteStampsAtOnceAndPurgesWhenItIsDue() {
        Api.Answer answer = api.postAndWait("/deletes", "{'table': 'users', 'key': 'u2'}");
        assertThat(answer.text("state")).isEqualTo("SCHEDULED");
        JsonNode root = answer.body().path("roots").get(0);
        assertThat(api.get("/tables/users/rows/u2").body().path("deletionTime")).isEqualTo(root.path("deletionTime"));
        String id = answer.text("deleteId");
        await().atMost(SOON).until(() -> api.status(id).path("state").asText().equals("COMPLETED"));
        assertThat(api.status(id).path("updatedAt").asLong())
                .isGreaterThanOrEqualTo(root.path("dueAt").asLong());
        assertThat(api.get("/tables/users/rows/u2").status()).isEqualTo(404);
        assertThat(new AuditTrail(api, id).affected("DELETE").values())
                .hasSize(10)
                .containsOnly(1);
    }

    @Test
    void aRestoredDeleteLeavesNoStamp() {
        Api.Answer answer =
                api.postAndWait("/deletes", "{'table': 'users', 'key': 'u3', 'mode': 'scheduled', 'delayMs': 600000}");
        assertThat(api.get("/tables/orders/rows/o9").body().has("deletionTime")).isTrue();
        Api.Answer restored = api.postAndWait("/deletes/" + answer.text("deleteId") + "/restore", "");
        assertThat(restored.text("state")).isEqualTo("RESTORED");
        assertThat(api.get("/tables/users/rows/u3").body().has("deletionTime")).isFalse();
        assertThat(api.get("/tables/orders/rows/o9").body().has("deletionTime")).isFalse();
    }

    @Test
    void aLateChildOfADeletedRowIsHealed() {
        api.postAndWait("/deletes", "{'table': 'users', 'key': 'u4', 'mode': 'hard'}");
        Api.Answer late = api.put("/tables/orders/rows/late", "{'userId': 'u4'}");
        assertThat(late.status()).isEqualTo(200);
        assertThat(late.body().isNull()).isTrue();
        assertThat(api.get("/tables/orders/rows/late").status()).isEqualTo(404);
    }

    @Test
    void noRowGoesAtAnEarlierTimeThanItsDeleteWasAskedFor() {
        for (int user = 6; user < 20; user++) {
            Api.Answer answer =
                    api.postAndWait("/deletes", "{'table': 'users', 'key': 'u" + user + "', 'mode': 'soft'}");
            AuditTrail trail = new AuditTrail(api, answer.text("deleteId"));
            long asked = trail.times("REQUESTED").get(0);
            assertThat(trail.times("ROWS_AFFECTED"))
                    .isNotEmpty()
                    .allMatch(time -> time >= asked, "not before " + asked);
        }
    }

    @Test
    void badInputIsAnsweredWithWhatAndWhere() {
        Api.Answer unknown = api.post("/deletes", "{'table': 'nope', 'key': 'x'}");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text("code")).isEqualTo("TABLE_UNKNOWN");
        Api.Answer delay = api.post("/deletes", "{'table': 'users', 'key': 'u5', 'mode': 'hard', 'delayMs': 5}");
        assertThat(delay.status()).isEqualTo(422);
        assertThat(delay.text("code")).isEqualTo("DELAY_WITHOUT_SCHEDULED");
        Api.Answer json = api.post("/deletes", "{'table': ");
        assertThat(json.text("code")).isEqualTo("REQUEST_INVALID");
        Api.Answer large = api.put("/tables/users/rows/big", "{'name': '" + "x".repeat(2_000_000) + "'}");
        assertThat(large.status()).isEqualTo(413);
    }
}

package dev.expunge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.expunge.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the broker, while the services go on, and its return on the same folder and ports. */
class BrokerAwayTest {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    private Path dir = Path.of("");

    @Test
    void callsAreAnsweredWith503MeanwhileAndNothingAcceptedIsLost() {
        EmbeddedBroker first = EmbeddedBroker.start(dir.resolve("kafka"));
        try (Product product = Product.up(dir.resolve("data"), "--kafka", first.bootstrapServers())) {
            Api api = product.api();
            assertThat(api.put("/catalog", Tables.CATALOG).status()).isEqualTo(200);
            List<String> accepted = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                assertThat(api.put("/tables/item/rows/i" + i, "{'name': 'n'}").status())
                        .isEqualTo(200);
                accepted.add("i" + i);
            }
            String scheduled = api.postAndWait(
                            "/deletes", "{'table': 'item', 'key': 'i0', 'mode': 'hard', 'requestId': 'before'}")
                    .text("deleteId");
            first.kill();

            Api.Answer write = api.put("/tables/item/rows/meanwhile", "{'name': 'n'}");
            assertAway(write);
            assertAway(api.post("/deletes", "{'table': 'item', 'key': 'i1'}"));
            assertAway(api.get("/tables/item/rows/i1"));

            EmbeddedBroker second = EmbeddedBroker.launch(first.settings());
            second.awaitReady(EmbeddedBroker.START_LIMIT);
            await("a write is taken again")
                    .atMost(LIMIT)
                    .until(() ->
                            api.put("/tables/item/rows/after", "{'name': 'n'}").status() == 200);
            accepted.remove("i0");
            assertThat(api.rows("item").keySet()).containsAll(accepted).contains("after");
            assertThat(api.status(scheduled).path("state").asText()).isEqualTo("COMPLETED");
            assertThat(api.postAndWait("/deletes", "{'table': 'item', 'key': 'i1'}")
                            .text("state"))
                    .isEqualTo("COMPLETED");
            second.close();
        } finally {
            first.close();
        }
    }

    private static void assertAway(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.text("detail")).isNotBlank();
    }
}

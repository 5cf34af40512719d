package dev.expunge.testing;

import static dev.expunge.testing.Accounts.POSTS;
import static dev.expunge.testing.Accounts.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.expunge.client.BatchSize;
import dev.expunge.client.Delete;
import dev.expunge.client.Delete.State;
import dev.expunge.client.Expunge;
import dev.expunge.client.Preview;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InMemoryExpungeTest {

    private final InMemoryExpunge memory = InMemoryExpunge.start();
    private final Expunge expunge = memory.client();

    @AfterEach
    void stop() {
        memory.close();
    }

    private void users(int count) {
        expunge.declare(USERS, POSTS);
        assertThat(expunge.rows(USERS)
                        .load(IntStream.range(0, count)
                                .mapToObj(i -> Map.of("id", "u" + i))
                                .iterator())
                        .written())
                .isEqualTo(count);
    }

    @Test
    void anAsyncDeleteIsDoneWhenItIsWaitedFor() {
        users(100);

        Delete accepted = expunge.delete(USERS).allowFullScan().hard().executeAsync(BatchSize.batchSize(7));
        Delete ended = expunge.awaitEnd(accepted.id(), Duration.ofSeconds(20));

        assertThat(ended.state()).isEqualTo(State.COMPLETED);
        assertThat(ended.counts().hardDeleted()).containsExactly(Map.entry("users", 100L));
    }

    @Test
    void aPreviewChangesNothing() {
        users(1);
        expunge.rows(POSTS).put("p1", Map.of("author", "u0"));

        Preview preview = expunge.delete(USERS).key("u0").hard().preview();

        assertThat(preview.isPossible()).isTrue();
        assertThat(preview.counts().hardDeleted()).containsOnlyKeys("users", "posts");
        assertThat(expunge.rows(POSTS).get("p1")).isPresent();
    }

    @Test
    void aRequestThatIsSentTwiceIsOneDelete() {
        users(1);

        Delete first = expunge.delete(USERS).key("u0").requestId("once").execute();
        Delete second = expunge.delete(USERS).key("u0").requestId("once").execute();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(first.state()).isEqualTo(State.SCHEDULED);
    }

    @Test
    void theAuditIsFollowedWhileItGrows() {
        users(1);
        List<String> types = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> follower =
                CompletableFuture.runAsync(() -> expunge.calls().follow("/audit", "", (event, id) -> {
                    types.add(event.path("type").asText());
                    return !event.path("type").asText().equals("COMPLETED");
                }));

        expunge.delete(USERS).key("u0").hard().execute();

        await().atMost(Duration.ofSeconds(20)).until(follower::isDone);
        assertThat(types).containsExactly("REQUESTED", "ACCEPTED", "ROWS_AFFECTED", "COMPLETED");
    }

    @Test
    void nothingIsLeftAfterAReset() {
        users(1);
        Instant before = memory.now();
        memory.pass(Duration.ofDays(1));
        assertThat(memory.now()).isEqualTo(before.plus(Duration.ofDays(1)));

        memory.reset();

        assertThat(memory.now()).isEqualTo(Instant.parse("2026-09-21T14:13:20Z"));
        assertThatThrownBy(() -> expunge.rows(USERS).get("u0")).hasMessageContaining("TABLE_UNKNOWN");
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> InMemoryExpunge.start(0)).hasMessage("shards: must be from 1 to 64, not 0");
        assertThatThrownBy(() -> memory.pass(Duration.ofMillis(-1)))
                .hasMessage("time: must not be negative, but is PT-0.001S");
    }
}

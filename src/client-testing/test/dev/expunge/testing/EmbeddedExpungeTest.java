package dev.expunge.testing;

import static dev.expunge.testing.Accounts.POSTS;
import static dev.expunge.testing.Accounts.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.client.Delete;
import dev.expunge.client.Delete.State;
import dev.expunge.client.Expunge;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EmbeddedExpungeTest {

    @RegisterExtension
    static final ExpungeExtension EXPUNGE = ExpungeExtension.embedded();

    @Test
    void aRealPurgeComesByItself(Expunge expunge, EmbeddedExpunge embedded) {
        expunge.declare(USERS, POSTS);
        expunge.rows(USERS).put("ada", Map.of("name", "Ada"));
        expunge.rows(POSTS).put("p1", Map.of("author", "ada"));

        Delete closing = expunge.delete(USERS)
                .key("ada")
                .scheduled(Duration.ofMillis(500))
                .execute();
        Delete ended = expunge.awaitEnd(closing.id(), Duration.ofSeconds(60));

        assertThat(ended.state()).isEqualTo(State.COMPLETED);
        assertThat(expunge.rows(POSTS).get("p1")).isEmpty();
        assertThat(embedded.kafka()).startsWith("127.0.0.1:");
    }
}

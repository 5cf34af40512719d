package dev.expunge.testing;

import static dev.expunge.testing.Accounts.POSTS;
import static dev.expunge.testing.Accounts.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.client.Delete.State;
import dev.expunge.client.Expunge;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ExpungeExtension.class)
class AccountsTest {

    @BeforeEach
    void thereIsAUserWithAPost(Expunge expunge) {
        expunge.declare(USERS, POSTS);
        expunge.rows(USERS).put("ada", Map.of("name", "Ada"));
        expunge.rows(POSTS).put("p1", Map.of("author", "ada"));
    }

    @Test
    void aClosedAccountIsGoneAfterThirtyDays(Expunge expunge, InMemoryExpunge memory) {
        String closing = new Accounts(expunge).close("ada");

        memory.pass(Duration.ofDays(30).minusMillis(1));
        assertThat(expunge.rows(USERS).get("ada")).isPresent();
        memory.pass(Duration.ofMillis(1));
        assertThat(expunge.rows(USERS).get("ada")).isEmpty();
        assertThat(expunge.rows(POSTS).get("p1")).isEmpty();
        assertThat(expunge.status(closing).orElseThrow().state()).isEqualTo(State.COMPLETED);
    }

    @Test
    void anAccountIsReopenedWithItsPosts(Expunge expunge, InMemoryExpunge memory) {
        Accounts accounts = new Accounts(expunge);
        String closing = accounts.close("ada");

        memory.pass(Duration.ofDays(29));
        accounts.reopen(closing);
        memory.pass(Duration.ofDays(2));

        assertThat(expunge.rows(POSTS).get("p1").orElseThrow()).doesNotContainKey("deletionTime");
    }

    @Test
    void aPurgedAccountStaysClosed(Expunge expunge, InMemoryExpunge memory) {
        Accounts accounts = new Accounts(expunge);
        String closing = accounts.close("ada");
        memory.pass(Duration.ofDays(31));

        assertThatThrownBy(() -> accounts.reopen(closing)).hasMessageContaining("PURGE_STARTED");
    }
}

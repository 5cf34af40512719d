package dev.expunge.testing;

import static dev.expunge.testing.Accounts.POSTS;
import static dev.expunge.testing.Accounts.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.client.Expunge;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ExpungeExtension.class)
class ExpungeExtensionTest {

    @RepeatedTest(2)
    void eachTestFindsNothingOfTheOneBefore(Expunge expunge) {
        assertThat(expunge.calls().get("/catalog").path("tables")).isEmpty();

        expunge.declare(USERS, POSTS);
        expunge.rows(USERS).put("ada", Map.of("name", "Ada"));
    }
}

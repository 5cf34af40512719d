package dev.expunge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferTest {

    @ParameterizedTest
    @CsvSource({
        "wait=59, 59",
        "wait=60, 60",
        "wait=61, 60",
        "wait=99999999999999999999, 60",
        "'respond-async, Wait = \"7\"; x=y', 7",
        "wait=-1, 0",
        "wait=, 0",
        "wait=soon, 0",
        "return=minimal, 0"
    })
    void aWishIsHeardUpTo60Seconds(String header, long seconds) {
        assertThat(Prefer.waiting(List.of(header))).isEqualTo(Duration.ofSeconds(seconds));
    }
}

package dev.expunge.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeleteIdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "", "order/17?x=1&y=é", "😀"})
    void are_short_and_fit_into_a_url(String origin) {
        assertThat(DeleteIds.forRequest(origin)).matches("r-[0-9a-f]{32}");
        assertThat(DeleteIds.forEvent(origin)).matches("e-[0-9a-f]{32}");
    }

    @Test
    void never_change() {
        // The start of SHA-256 of "a", written down: a release that gave another would delete twice.
        assertThat(DeleteIds.forRequest("a")).isEqualTo("r-ca978112ca1bbdcafac231b39a23dc4d");
        assertThat(DeleteIds.forEvent("a")).isEqualTo("e-ca978112ca1bbdcafac231b39a23dc4d");
    }

    @Test
    void differ_with_their_origin() {
        assertThat(DeleteIds.forRequest("a")).isNotEqualTo(DeleteIds.forRequest("b"));
    }
}

package dev.expunge.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodiesTest {

    private static String of(String body) {
        return Bodies.fingerprint(Bodied.accepted(body).request());
    }

    @Test
    void a_fingerprint_is_stable() {
        assertThat(of("{table: users, key: u1}"))
                .isEqualTo(of("{key: u1, table: users}"))
                .matches("[0-9a-f]{64}")
                .isEqualTo(Sha256.hex("{\"key\":\"u1\",\"table\":\"users\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{table: users, key: u1, requestId: a} | {table: users, key: u1, requestId: b}",
                "{table: users, key: u1, requestId: a} | {table: users, key: u1}",
                "{table: users, key: u1, mode: null}   | {table: users, key: u1}",
                "{table: users, where: {status: a, age: {lt: 5, gt: 1}}} | {where: {age: {gt: 1, lt: 5}, status: a}, table: users}",
                "{table: users, allowFullScan: true, where: {score: 1}} | {table: users, allowFullScan: true, where: {score: 1.0}}",
                "{table: users, allowFullScan: true, where: {extra: {in: [{a: 1, b: 2}]}}} | {table: users, allowFullScan: true, where: {extra: {in: [{b: 2, a: 1}]}}}",
                "{table: users, key: u1, returning: false} | {table: users, key: u1}"
            })
    void is_the_same_for_bodies_that_say_the_same(String body, String same) {
        assertThat(of(same)).isEqualTo(of(body));
    }

    @Test
    void differs_with_every_field() {
        String[] bodies = {
            "{table: users, key: u1}",
            "{table: soft, key: u1}",
            "{table: users, key: u2}",
            "{table: users, keys: [u1]}",
            "{table: users, keys: [u1, u1]}",
            "{table: users, keys: [u1, u2]}",
            "{table: users, keys: [u2, u1]}",
            "{table: users, keys: []}",
            "{table: users, key: u1, allowFullScan: true}",
            "{table: users, allowFullScan: true}",
            "{table: users, where: {}, allowFullScan: true}",
            "{table: users, where: {status: u1}}",
            "{table: users, where: {status: {in: [u1]}}}",
            "{table: users, where: {status: {gt: u1}}}",
            "{table: users, where: {status: {gte: u1}}}",
            "{table: users, where: {status: \"5\"}}",
            "{table: users, where: {age: 5}}",
            "{table: users, where: {age: 6}}",
            "{table: users, where: {ok: true}}",
            "{table: users, where: {status: \"true\"}}",
            "{table: users, where: {status: {isNull: false}}}",
            "{table: users, key: u1, mode: hard}",
            "{table: users, key: u1, mode: soft}",
            "{table: users, key: u1, mode: scheduled}",
            "{table: users, key: u1, mode: scheduled, delayMs: 0}",
            "{table: users, key: u1, mode: scheduled, delayMs: 1}",
            "{table: users, key: u1, cascade: hard}",
            "{table: users, key: u1, execution: sync}",
            "{table: users, key: u1, execution: async}",
            "{table: users, key: u1, batchSize: 400}",
            "{table: users, key: u1, returning: true}",
            "{table: users, key: u1, returning: [id]}",
            "{table: users, key: u1, reason: a}",
            "{table: users, key: u1, requestedBy: a}"
        };
        Map<String, String> seen = new HashMap<>();
        for (String body : bodies) {
            assertThat(seen.put(of(body), body)).as(body).isNull();
        }
    }
}

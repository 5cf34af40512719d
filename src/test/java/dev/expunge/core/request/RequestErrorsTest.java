package dev.expunge.core.request;

import static dev.expunge.core.request.Bodied.accepted;
import static dev.expunge.core.request.Bodied.faults;
import static dev.expunge.core.request.Bodied.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestErrorsTest {

    @Nested
    class The_table {

        @ParameterizedTest
        @CsvSource({
            "'', no table is given",
            "'table: null,', no table is given",
            "'table: \"\",', no table is given",
            "'table: nope,', there is no table \"nope\"",
            "'table: 5,', there is no table \"5\""
        })
        void must_be_in_the_catalog(String table, String message) {
            Refusal refusal = refusal("{" + table + " key: u1}");

            assertThat(refusal.code()).isEqualTo(ErrorCode.TABLE_UNKNOWN);
            assertThat(refusal.faults()).containsExactly(new Refusal.Fault("/table", message));
            assertThat(refusal.detail()).isEqualTo(message);
        }
    }

    @Nested
    class A_request_is_invalid_with {

        private void invalid(String fields, String fault) {
            assertThat(refusal("{table: users, " + fields + "}").code()).isEqualTo(ErrorCode.REQUEST_INVALID);
            assertThat(faults("{table: users, " + fields + "}")).containsExactly(fault);
        }

        @Test
        void an_unknown_field() {
            invalid("key: u1, wehre: {id: u1}", "/wehre unknown field \"wehre\"");
        }

        @Test
        void more_than_one_way_to_select() {
            invalid("key: u1, keys: [u2]", "/keys only one of key, keys and where may be given");
            invalid("keys: [u1], where: {id: u2}", "/where only one of key, keys and where may be given");
            assertThat(faults("{table: users, key: u1, keys: [], where: {}}")).hasSize(2);
        }

        @Test
        void a_word_that_is_none() {
            invalid("key: u1, execution: later", "/execution sync or async, not \"later\"");
            invalid("key: u1, execution: 5", "/execution sync or async, not \"5\"");
            invalid("key: u1, cascade: Hard", "/cascade hard or soft, not \"Hard\"");
            invalid("key: u1, cascade: \"\"", "/cascade hard or soft, not \"\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "10001", "1.5", "1.0", "x", "true", "9223372036854775807", "[1]"})
        void a_batch_size_outside_1_to_10000(String size) {
            String given = size.equals("x") ? "\"x\"" : size;
            invalid("key: u1, batchSize: " + size, "/batchSize batchSize is an integer from 1 to 10000, not " + given);
        }

        @Test
        void a_switch_that_is_not_true_or_false() {
            invalid("key: u1, allowFullScan: yes", "/allowFullScan allowFullScan is true or false, not \"yes\"");
        }

        @Test
        void something_else_than_text_where_text_belongs() {
            invalid("key: u1, reason: 5", "/reason reason is text, not 5");
            invalid("key: u1, requestedBy: [a]", "/requestedBy requestedBy is text, not [\"a\"]");
            invalid("key: u1, requestId: true", "/requestId requestId is text, not true");
            invalid("key: u1, requestId: \"\"", "/requestId requestId is empty");
            invalid("key: u1, reason: \"\ud800\"", "/reason reason is no Unicode text: \"\\ud800\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"requestId", "reason", "requestedBy"})
        void a_text_of_more_than_1024_characters(String field) {
            accepted("{table: users, key: u1, " + field + ": " + "x".repeat(1_024) + "}");
            invalid(
                    "key: u1, " + field + ": " + "x".repeat(1_025),
                    "/" + field + " " + field + " has 1025 characters, at most 1024 are allowed");
        }

        @Test
        void keys_that_are_no_key_text() {
            invalid("key: \"\"", "/key a key is never empty");
            invalid("key: 5", "/key key is text, not 5");
            invalid("key: \"\udc00\"", "/key a key is Unicode text, not \"\\udc00\"");
            invalid("keys: u1", "/keys keys is a list of texts, not \"u1\"");
            invalid("keys: [u1, 5]", "/keys/1 text, not 5");
            invalid("keys: [u1, null]", "/keys/1 text, not null");
            invalid("keys: [\"\", u1]", "/keys/0 a key is never empty");
        }

        @Test
        void a_key_of_more_than_512_bytes() {
            accepted("{table: users, key: " + "é".repeat(256) + "}");
            invalid("key: x" + "é".repeat(256), "/key a key of 513 bytes is too long: at most 512");
        }

        @Test
        void more_than_10000_keys() {
            accepted("{table: users, keys: [" + "k ".repeat(10_000) + "]}");
            invalid("keys: [" + "k ".repeat(10_001) + "]", "/keys 10001 keys are too many: at most 10000");
        }

        @Test
        void columns_to_return_that_are_none() {
            invalid("key: u1, returning: [name, nope]", "/returning/1 table users has no column \"nope\"");
            invalid("key: u1, returning: [5]", "/returning/0 text, not 5");
            invalid("key: u1, returning: name", "/returning returning is a list of texts, not \"name\"");
            accepted("{table: users, key: u1, returning: [" + "id ".repeat(500) + "]}");
            invalid(
                    "key: u1, returning: [" + "id ".repeat(501) + "]",
                    "/returning 501 columns are too many: at most 500");
        }

        @Test
        void nesting_without_end() {
            String deep = "[".repeat(200) + "]".repeat(200);
            invalid("key: u1, reason: " + deep, "/reason nested deeper than 100 levels");
        }
    }

    @Nested
    class The_mode_and_delay {

        @ParameterizedTest
        @CsvSource({"eventual, eventual", "HARD, HARD", "'\"\"', ''", "5, 5", "true, true"})
        void must_be_known(String mode, String shown) {
            Refusal refusal = refusal("{table: users, key: u1, mode: " + mode + "}");

            assertThat(refusal.code()).isEqualTo(ErrorCode.MODE_UNKNOWN);
            assertThat(refusal.faults())
                    .containsExactly(
                            new Refusal.Fault("/mode", "unknown mode \"" + shown + "\": one of hard, soft, scheduled"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "-1", "315360000001", "1.5", "1.0", "\"5\"", "true"})
        void must_be_a_whole_number_of_ms(String delay) {
            Refusal refusal = refusal("{table: users, key: u1, mode: scheduled, delayMs: " + delay + "}");

            assertThat(refusal.code()).isEqualTo(ErrorCode.DELAY_INVALID);
            assertThat(refusal.faults())
                    .containsExactly(new Refusal.Fault(
                            "/delayMs", "delayMs is an integer from 0 to 315360000000 (3,650 days), not " + delay));
        }

        @Test
        void go_together_only_for_scheduled() {
            Refusal refusal = refusal("{table: soft, key: u1, delayMs: 5}");

            assertThat(refusal.code()).isEqualTo(ErrorCode.DELAY_WITHOUT_SCHEDULED);
            assertThat(refusal.faults()).containsExactly(new Refusal.Fault("/delayMs", "delayMs 5 with mode soft"));
        }
    }

    @Nested
    class With_several_faults {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "TABLE_UNKNOWN           | {table: nope, key: u1, mode: nope}",
                    "TABLE_UNKNOWN           | {table: nope, x: 1, where: {a: null}, batchSize: 0}",
                    "REQUEST_INVALID         | {table: users, key: u1, mode: nope, batchSize: 0}",
                    "REQUEST_INVALID         | {table: users, key: u1, delayMs: null, x: 1}",
                    "MODE_UNKNOWN            | {table: users, key: u1, mode: nope, delayMs: -1}",
                    "DELAY_INVALID           | {table: users, key: u1, mode: hard, delayMs: -1}",
                    "DELAY_WITHOUT_SCHEDULED | {table: users, key: u1, mode: soft, delayMs: 1, execution: async}",
                    "DELAY_WITHOUT_SCHEDULED | {table: users, mode: hard, delayMs: 1, cascade: soft}",
                    "ASYNC_WITH_SCHEDULED    | {table: users, mode: scheduled, execution: async}",
                    "CASCADE_SOFT_UNDER_HARD | {table: users, mode: hard, cascade: soft}"
                })
        void the_first_code_of_the_list_is_given(ErrorCode code, String body) {
            assertThat(refusal(body).code()).isEqualTo(code);
        }

        @Test
        void all_are_listed_that_can_be_found_together() {
            assertThat(faults("{table: users, where: {status: null, nope: 1}, mode: hard, delayMs: -1, cascade: soft,"
                            + " batchSize: 0}"))
                    .satisfiesExactly(
                            fault -> assertThat(fault).startsWith("/batchSize "),
                            fault -> assertThat(fault).startsWith("/where/nope "),
                            fault -> assertThat(fault).startsWith("/where/status "),
                            fault -> assertThat(fault).startsWith("/delayMs delayMs is an integer"),
                            fault -> assertThat(fault).startsWith("/delayMs delayMs -1 with mode hard"),
                            fault -> assertThat(fault).startsWith("/cascade "));
        }

        @Test
        void at_most_a_hundred_are_listed() {
            assertThat(faults("{table: users, keys: [" + "5 ".repeat(5_000) + "]}"))
                    .hasSize(100);
        }
    }

    @Test
    void null_counts_as_absent() {
        ResolvedDelete delete = accepted("{table: soft, key: u1, mode: null, cascade: null, execution: null,"
                + " batchSize: null, returning: null, keys: null, where: null, allowFullScan: null, reason: null,"
                + " requestedBy: null, requestId: null}");

        assertThat(delete).isEqualTo(accepted("{table: soft, key: u1}"));
    }
}

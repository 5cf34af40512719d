package dev.expunge.core.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import dev.expunge.core.catalog.TestJson;
import dev.expunge.core.request.DeleteRequest.Condition;
import dev.expunge.core.request.DeleteRequest.How;
import dev.expunge.core.request.DeleteRequest.Note;
import dev.expunge.core.request.DeleteRequest.Operator;
import dev.expunge.core.request.DeleteRequest.Returning;
import dev.expunge.core.request.DeleteRequest.Selection;
import dev.expunge.core.row.Value;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadAndResolveTest {

    private static final Map<String, List<String>> CHOICES = Map.ofEntries(
            Map.entry("table", List.of("users", "users", "users", "soft", "scheduled", "nope", "5", "null")),
            Map.entry("key", List.of("u1", "u2", "\"\"", "5", "null")),
            Map.entry("keys", List.of("[u1, u2, u1]", "[]", "[u1, 5]", "x", "null")),
            Map.entry(
                    "where",
                    List.of(
                            "{status: a}",
                            "{age: {gt: 5, lt: 9}}",
                            "{score: 5}",
                            "{extra: {in: [5, {a: [1]}]}}",
                            "{}",
                            "{status: null}",
                            "{nope: 1}",
                            "{id: {in: []}}",
                            "{ok: {isNull: false}}",
                            "{status: {like: a}}")),
            Map.entry("allowFullScan", List.of("true", "true", "false", "null", "x")),
            Map.entry("mode", List.of("hard", "soft", "scheduled", "null", "x", "5", "[hard]")),
            Map.entry("delayMs", List.of("0", "5", "-1", "null", "1.5", "315360000001")),
            Map.entry("cascade", List.of("hard", "soft", "null", "x", "5")),
            Map.entry("execution", List.of("sync", "async", "null", "x", "5")),
            Map.entry("batchSize", List.of("1", "10000", "0", "10001", "null", "1.5", "99999999999")),
            Map.entry("returning", List.of("true", "false", "[id]", "[]", "[nope]", "null", "5")),
            Map.entry("requestId", List.of("r1", "null", "5", "\"\"")),
            Map.entry("reason", List.of("because", "null", "5")),
            Map.entry("requestedBy", List.of("me", "null", "[me]")),
            Map.entry("unknown", List.of("1")));

    private static Map<String, @Nullable Object> body(Random random) {
        Map<String, @Nullable Object> body = new HashMap<>();
        List<String> fields = CHOICES.keySet().stream().sorted().toList();
        body.put("table", "users");
        for (String field : fields) {
            List<String> values = CHOICES.getOrDefault(field, List.of());
            if (random.nextInt(4) == 0) {
                body.put(field, TestJson.value(values.get(random.nextInt(values.size()))));
            }
        }
        return body;
    }

    @Test
    void a_body_that_is_read_and_its_request_resolve_to_the_same() {
        long seed = Long.getLong("seed", 20_261_103);
        Random random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < 50_000; i++) {
            Map<String, @Nullable Object> body = body(random);
            Reading reading = Requests.read(body, Bodied.CATALOG);
            if (reading instanceof Reading.Accepted done) {
                accepted++;
                assertThat(Requests.resolve(done.delete().request(), Bodied.CATALOG))
                        .as("seed %d: %s", seed, body)
                        .isEqualTo(reading);
            }
        }
        assertThat(accepted).isGreaterThan(1_000);
    }

    @Test
    void what_is_refused_for_other_reasons_than_its_shape_is_refused_alike() {
        long seed = Long.getLong("seed", 20_261_104);
        Random random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            Map<String, @Nullable Object> body = body(random);
            Problems shape = new Problems();
            DeleteRequest request = new BodyReader(body, shape).read();
            if (shape.isEmpty()) {
                assertThat(Requests.resolve(request, Bodied.CATALOG))
                        .as("seed %d: %s", seed, body)
                        .isEqualTo(Requests.read(body, Bodied.CATALOG));
            }
        }
    }

    @Test
    void a_body_of_any_json_is_never_thrown_upon() {
        for (Object junk : new Object[] {5, "x", true, List.of(List.of()), Map.of("a", Map.of()), Double.NaN, 'c'}) {
            for (String field : CHOICES.keySet()) {
                Map<String, @Nullable Object> body = new HashMap<>(Map.of("table", "users"));
                body.put(field, junk);
                assertThatCode(() -> Requests.read(body, Bodied.CATALOG))
                        .as(field + ": " + junk)
                        .doesNotThrowAnyException();
            }
            for (String operator : List.of("in", "isNull", "gt", "ne", "x")) {
                Map<String, @Nullable Object> where =
                        Map.of("table", "users", "where", Map.of("age", Map.of(operator, junk)));
                assertThatCode(() -> Requests.read(where, Bodied.CATALOG)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void a_request_from_elsewhere_is_checked_as_a_body_is() {
        List<Condition> where = List.of(
                new Condition("age", Operator.GT, List.of()),
                new Condition("age", Operator.EQ, List.of(new Value.Int(1), new Value.Int(2))),
                new Condition("age", Operator.IN, List.of(Value.NULL)),
                new Condition("age", Operator.IS_NULL, List.of(new Value.Int(1))),
                new Condition("nope", Operator.EQ, List.of(new Value.Int(1))));
        DeleteRequest request = new DeleteRequest(
                "users",
                new Selection("", List.of("x".repeat(600)), where, false),
                new How("x", -1L, "x", "x", 0),
                new Returning(List.of("nope")),
                "x".repeat(2_000),
                new Note("x".repeat(2_000), null));

        Refusal refusal = ((Reading.Refused) Requests.resolve(request, Bodied.CATALOG)).refusal();

        assertThat(refusal.code()).isEqualTo(ErrorCode.REQUEST_INVALID);
        assertThat(refusal.faults())
                .extracting(Refusal.Fault::path)
                .containsExactly(
                        "/batchSize",
                        "/cascade",
                        "/execution",
                        "/key",
                        "/keys",
                        "/keys/0",
                        "/reason",
                        "/requestId",
                        "/returning/0",
                        "/where",
                        "/where/age",
                        "/where/age/gt",
                        "/where/age/in",
                        "/where/age/isNull",
                        "/where/nope",
                        "/mode",
                        "/delayMs");
    }

    @Test
    void too_many_conditions_are_refused() {
        Condition condition = new Condition("age", Operator.EQ, List.of(new Value.Int(1)));
        DeleteRequest request = new DeleteRequest(
                "users",
                new Selection(null, null, Collections.nCopies(1_001, condition), false),
                new How(null, null, null, null, null),
                null,
                null,
                new Note(null, null));

        Refusal refusal = ((Reading.Refused) Requests.resolve(request, Bodied.CATALOG)).refusal();

        assertThat(refusal.detail()).isEqualTo("1001 tests are too many: at most 1000");
    }
}

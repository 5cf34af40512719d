package dev.expunge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The tables and rows that the tests use. */
final class Tables {

    /** A playlist has entries, a user has orders with lines; an order's line restricts its item. */
    static final String CATALOG = """
            {'tables': {
              'playlist': {'columns': {'id': 'string', 'deletionTime': 'integer'}},
              'entry': {'columns': {'id': 'string', 'list': {'type': 'id(playlist)', 'notNull': true}, 'deletionTime': 'integer'},
                'indexes': {'by_list': ['list']},
                'foreignKeys': [{'columns': ['list'], 'references': {'table': 'playlist'}, 'onDelete': 'cascade'}]},
              'users': {'columns': {'id': 'string', 'name': 'string', 'deletionTime': 'integer'},
                'deletion': {'mode': 'scheduled', 'delayMs': 2000}},
              'orders': {'columns': {'id': 'string', 'userId': {'type': 'id(users)', 'notNull': true}, 'deletionTime': 'integer'},
                'indexes': {'by_user': ['userId']},
                'foreignKeys': [{'columns': ['userId'], 'references': {'table': 'users'}, 'onDelete': 'cascade'}]},
              'item': {'columns': {'id': 'string', 'name': 'string'}},
              'line': {'columns': {'id': 'string', 'orderId': 'id(orders)', 'item': 'id(item)', 'deletionTime': 'integer'},
                'indexes': {'by_order': ['orderId']},
                'foreignKeys': [
                  {'columns': ['orderId'], 'references': {'table': 'orders'}, 'onDelete': 'cascade'},
                  {'columns': ['item'], 'references': {'table': 'item'}, 'onDelete': 'restrict'}]}}}
            """;

    private Tables() {}

    /** NDJSON of some rows. */
    static String rows(int count, IntFunction<String> row) {
        return IntStream.range(0, count).mapToObj(row).collect(Collectors.joining("\n", "", "\n"));
    }

    static void load(Api api, int entries, int users) {
        load(api, "playlist", 2, i -> "{'id': 'l" + i + "'}");
        load(api, "entry", entries, i -> "{'id': 'e" + i + "', 'list': 'l" + (i % 10 == 9 ? 0 : 1) + "'}");
        load(api, "users", users, i -> "{'id': 'u" + i + "', 'name': 'user " + i + "'}");
        load(api, "orders", users * 3, i -> "{'id': 'o" + i + "', 'userId': 'u" + i / 3 + "'}");
        load(api, "item", 5, i -> "{'id': 'i" + i + "', 'name': 'item " + i + "'}");
        load(
                api,
                "line",
                users * 6,
                i -> "{'id': 'n" + i + "', 'orderId': 'o" + i / 2 + "', 'item': 'i" + i % 4 + "'}");
    }

    private static void load(Api api, String table, int count, IntFunction<String> row) {
        Api.Answer answer = api.load(table, rows(count, row));
        assertThat(answer.body().path("written").asInt())
                .as("rows of %s written, of %d: %s", table, count, answer.body())
                .isEqualTo(count);
    }
}

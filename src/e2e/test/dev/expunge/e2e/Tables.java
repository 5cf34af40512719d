package dev.expunge.e2e;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The tables and rows that the tests use. */
final class Tables {

    /** A playlist has entries, a user has orders with lines; an order's line restricts its item. */
    static final String CATALOG =
            """
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
        api.load("playlist", rows(2, i -> "{'id': 'l" + i + "'}"));
        api.load("entry", rows(entries, i -> "{'id': 'e" + i + "', 'list': 'l" + (i % 10 == 9 ? 0 : 1) + "'}"));
        api.load("users", rows(users, i -> "{'id': 'u" + i + "', 'name': 'user " + i + "'}"));
        api.load("orders", rows(users * 3, i -> "{'id': 'o" + i + "', 'userId': 'u" + i / 3 + "'}"));
        api.load("item", rows(5, i -> "{'id': 'i" + i + "', 'name': 'item " + i + "'}"));
        api.load("line", rows(users * 6, i -> "{'id': 'n" + i + "', 'orderId': 'o" + i / 2 + "', 'item': 'i" + i % 4 + "'}"));
    }
}

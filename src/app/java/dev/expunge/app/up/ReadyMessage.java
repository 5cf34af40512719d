package dev.expunge.app.up;

import java.util.List;
import java.util.Locale;

/** What somebody needs to know who has just started Expunge. */
final class ReadyMessage {

    private ReadyMessage() {}

    static List<String> lines(Expunge expunge, long tookNanos) {
        String api = expunge.api() + "/v1";
        return List.of(
                "",
                String.format(Locale.ROOT, "Expunge is ready after %.1f s.", tookNanos / 1e9),
                "",
                "  HTTP API         " + api,
                "  Schema registry  " + expunge.registry(),
                "  Kafka            " + expunge.kafka(),
                "  Data             " + expunge.dir() + " (log: logs/expunge.log)",
                "",
                "Declare a table, write a row, delete it:",
                "",
                "  curl -X PUT " + api + "/catalog -H 'Content-Type: application/json' \\",
                "    -d '{\"tables\": {\"notes\": {\"columns\": {\"id\": \"string\", \"text\": \"string\"}}}}'",
                "  curl -X PUT " + api
                        + "/tables/notes/rows/n1 -H 'Content-Type: application/json' -d '{\"text\": \"hi\"}'",
                "  curl -X DELETE " + api + "/tables/notes/rows/n1 -H 'Prefer: wait=10'",
                "",
                "Ctrl-C stops it.");
    }
}

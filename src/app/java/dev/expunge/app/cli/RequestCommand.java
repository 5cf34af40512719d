package dev.expunge.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.client.Calls;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which rows, and how they are to be deleted. */
abstract class RequestCommand extends ApiCommand {

    @Parameters(index = "0", paramLabel = "TABLE", description = "The table.")
    String table = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "KEY",
            description = "Keys of rows; of several key columns a JSON array of their texts, as '[\"1\",\"x\"]'.")
    private List<String> keys = List.of();

    /** At most one of them. */
    static final class Mode {
        @Option(names = "--hard", description = "For good, now.")
        private boolean hard;

        @Option(names = "--soft", description = "Stamps the rows with a deletionTime.")
        private boolean soft;

        @Option(
                names = "--scheduled",
                paramLabel = "DURATION",
                converter = Durations.class,
                description = "Stamps them now and purges them after this time: 30s, 15m, 1h30m, 7d.")
        private @Nullable Duration delay;
    }

    @ArgGroup(heading = "%nMode; without one, the table's:%n")
    private @Nullable Mode mode;

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = {
                "Rows by their columns in place of keys; several must all hold: 'age>=18', 'name=Ada',"
                        + " 'city is null', 'city in [\"a\",\"b\"]'."
            })
    private List<String> where = List.of();

    @Option(names = "--all", description = "Looks at every row: alone for all rows, or where no index fits --where.")
    private boolean all;

    @Option(
            names = "--cascade",
            paramLabel = "MODE",
            description = "hard: the rows below go for good at once, under a soft or scheduled delete.")
    private @Nullable String cascade;

    /** The request as the API takes it. */
    Map<String, Object> body(Calls calls) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("table", table);
        select(body, calls);
        if (mode != null && mode.delay != null) {
            body.put("mode", "scheduled");
            body.put("delayMs", mode.delay.toMillis());
        } else if (mode != null && (mode.hard || mode.soft)) {
            body.put("mode", mode.hard ? "hard" : "soft");
        }
        if (cascade != null) {
            body.put("cascade", cascade);
        }
        return body;
    }

    private void select(Map<String, Object> body, Calls calls) {
        if (keys.isEmpty() && where.isEmpty() && !all) {
            throw usage("Say which rows of " + table + ": keys, --where, or --all for every row.");
        }
        if (!keys.isEmpty() && !where.isEmpty()) {
            throw usage("Keys and --where cannot be combined.");
        }
        if (keys.size() == 1) {
            body.put("key", keys.get(0));
        } else if (!keys.isEmpty()) {
            body.put("keys", keys);
        }
        if (!where.isEmpty()) {
            JsonNode columns = calls.get("/tables/" + Calls.part(table)).path("columns");
            try {
                body.put("where", Conditions.parse(where, columns));
            } catch (IllegalArgumentException e) {
                throw usage("--where: " + e.getMessage());
            }
        }
        if (all) {
            body.put("allowFullScan", true);
        }
    }
}

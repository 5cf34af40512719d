package dev.expunge.e2e.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.expunge.e2e.cases.Caller.Answer;
import dev.expunge.e2e.cases.Caller.Request;
import java.util.List;
import java.util.Map;

/** Runs one case on one product. */
final class CaseRun {

    private final Case what;
    private final Session session;
    private final Steps steps;

    /** @param prefix goes before the names of the case's tables and its request ids */
    CaseRun(Case what, Subject subject, String prefix) {
        this.what = what;
        this.session = new Session(subject, prefix);
        this.steps = new Steps(session);
    }

    /** @return what was answered, and all rows at the end */
    List<String> run() {
        String at = "set-up";
        try {
            prepare();
            int number = 0;
            for (JsonNode step : what.steps()) {
                number++;
                at = "step " + number + " " + step;
                steps.run(step);
            }
            at = "final rows";
            session.checkRows(what.given().last());
            session.tables.all().forEach((table, rows) -> session.transcript.add(table, rows));
            return session.transcript.lines();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(at + ": " + e.getMessage(), e);
        }
    }

    private void prepare() {
        if (!what.given().catalog().isEmpty()) {
            Answer answer = session.tables.declare(what.given().catalog());
            assertThat(answer.status()).as("catalog: %s", answer).isEqualTo(200);
        }
        what.given().rows().properties().forEach(table -> load(table.getKey(), table.getValue()));
    }

    private void load(String table, JsonNode rows) {
        StringBuilder lines = new StringBuilder();
        rows.forEach(row -> lines.append(row).append('\n'));
        if (!lines.isEmpty()) {
            String path = "/tables/" + session.tables.name(table) + "/rows";
            Answer answer = session.caller.call(
                    new Request("POST", path, Map.of(), Map.of(), TextNode.valueOf(lines.toString())));
            assertThat(answer.get("written").asInt())
                    .as("rows of %s: %s", table, answer)
                    .isEqualTo(rows.size());
        }
    }
}

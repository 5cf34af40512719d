package dev.expunge.e2e.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.expunge.core.event.PurgeDue;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.request.JsonValues;
import dev.expunge.core.row.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The steps that go by topic: records of a table's owner, and what the owner is told to do. */
final class TopicSteps {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Session session;
    private int events;

    TopicSteps(Session session) {
        this.session = session;
    }

    /** {@code {table, key, row, echoes, version, event}}; a null row is one gone at its owner's hand. */
    void change(JsonNode what) {
        String event = what.path("event").asText("change" + events++);
        JsonNode version = what.path("version");
        session.subject.submit(new RowChange(
                session.prefix + event,
                session.tables.name(what.path("table").asText()),
                what.path("key").asText(),
                what.path("row").isObject() ? values(session.filled(what.path("row"))) : null,
                new RowChange.Origin(
                        version.isNumber() ? version.asLong() : null,
                        what.path("echoes").asBoolean(),
                        null),
                null));
    }

    private static Map<String, Value> values(JsonNode row) {
        Map<String, Value> values = new TreeMap<>();
        row.properties().forEach(column -> {
            @Nullable Object plain = JSON.convertValue(column.getValue(), Object.class);
            values.put(column.getKey(), JsonValues.of(plain));
        });
        return values;
    }

    /** {@code {delete, table, key, token}}: the scheduler says that a row is due. */
    void due(JsonNode what) {
        ObjectNode filled = session.filled(what);
        session.subject.submit(new PurgeDue(
                session.prefix + "due" + events++,
                session.id(what.path("delete").asText()),
                session.tables.name(what.path("table").asText()),
                what.path("key").asText(),
                filled.path("token").asLong()));
    }

    /** {@code [[delete posts/p1, patch posts/p2], [delete users/u1]]}: each once, those of a group after all before it. */
    void effects(JsonNode groups) {
        List<String> told = session.subject.effects().stream()
                .map(effect -> effect.kind().name().toLowerCase(Locale.ROOT) + " "
                        + effect.row().table().substring(session.prefix.length()) + "/"
                        + effect.row().key())
                .toList();
        int from = 0;
        for (JsonNode group : groups) {
            List<String> rows = group.valueStream().map(JsonNode::asText).toList();
            assertThat(told.subList(from, Math.min(told.size(), from + rows.size())))
                    .as("effects in their order: %s", told)
                    .containsExactlyInAnyOrderElementsOf(rows);
            from += rows.size();
        }
        assertThat(told).hasSize(from);
    }
}

package dev.expunge.e2e.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.request.JsonValues;
import dev.expunge.core.row.Value;
import java.util.ArrayList;
import java.util.List;
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
        session.subject.change(new RowChange(
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

    /** {@code [[posts/p1, posts/p2], [users/u1]]}: these rows were deleted, each once, those of a group after all before it. */
    void effects(JsonNode groups) {
        List<String> gone = session.subject.effects().stream()
                .filter(effect -> effect.kind() == RowEffect.Kind.DELETE)
                .map(effect -> effect.row().table().substring(session.prefix.length()) + "/"
                        + effect.row().key())
                .toList();
        int from = 0;
        for (JsonNode group : groups) {
            List<String> rows = new ArrayList<>();
            group.forEach(row -> rows.add(row.asText()));
            assertThat(gone.subList(from, Math.min(gone.size(), from + rows.size())))
                    .as("rows deleted, in their order: %s", gone)
                    .containsExactlyInAnyOrderElementsOf(rows);
            from += rows.size();
        }
        assertThat(gone).hasSize(from);
    }
}

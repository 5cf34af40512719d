package dev.expunge.processor.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.core.event.RowChange;
import dev.expunge.core.row.Value;
import dev.expunge.schema.EventCodecs;
import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.LocalSchemas;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExpungeFormatTest {

    private final LocalSchemas schemas = new LocalSchemas();
    private final EventCodecs codecs = new EventCodecs(new Topics(Layout.PER_TABLE), schemas, "test");
    private final Records records = new Records(
            "{'t': {'key': ['a', 'b'], 'columns': {'a': 'string', 'b': 'integer', 'c': 'string'}}}",
            new ExpungeFormat(schemas));

    @Test
    void a_row_is_a_json_object_with_its_key_columns() throws Exception {
        RowChange change = Objects.requireNonNull(records.read(null, "{'a': 'x', 'b': 1, 'c': null, 'other': 1}"));

        assertThat(change.key()).isEqualTo("[\"x\",\"1\"]");
        assertThat(change.columns())
                .isEqualTo(Map.of("a", new Value.Text("x"), "b", new Value.Int(1), "c", Value.NULL));
        assertThat(change.origin()).isEqualTo(RowChange.Origin.OWNER);
    }

    @Test
    void a_row_without_its_key_columns_has_the_records_key() throws Exception {
        assertThat(Objects.requireNonNull(records.read("['x','1']", "{'c': 'y'}"))
                        .columns())
                .isEqualTo(Map.of("a", new Value.Text("x"), "b", new Value.Int(1), "c", new Value.Text("y")));
    }

    @Test
    void no_value_is_a_row_that_is_gone() throws Exception {
        RowChange change = Objects.requireNonNull(records.read("{'a': 'x', 'b': 1}", null));

        assertThat(change.key()).isEqualTo("[\"x\",\"1\"]");
        assertThat(change.columns()).isNull();
    }

    @Test
    void a_row_change_is_taken_as_in_the_changes_topic() throws Exception {
        RowChange change = change("t");

        assertThat(records.readBytes(null, codecs.encode(change, 0).value())).isEqualTo(change);
    }

    @Test
    void a_row_change_of_another_table_is_refused() {
        assertThatThrownBy(() ->
                        records.readBytes(null, codecs.encode(change("u"), 0).value()))
                .hasMessage("field table cannot be u: topic db.t feeds t");
    }

    @Test
    void a_row_without_any_key_is_refused() {
        assertThatThrownBy(() -> records.read(null, "{'a': 'x'}")).hasMessage("field key is missing");
    }

    private static RowChange change(String table) {
        return new RowChange(
                "e1",
                table,
                "[\"x\",\"1\"]",
                Map.of("a", new Value.Text("x"), "b", new Value.Int(1)),
                new RowChange.Origin(9L, true, "me"),
                null);
    }
}

package dev.expunge.schema.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CompatibilityTest {

    private static final String STATE =
            "{'type': 'enum', 'name': 'State', 'symbols': ['UNKNOWN', 'OPEN'], 'default': 'UNKNOWN'}";

    private final Schema first = record("{'name': 'id', 'type': 'string'}, {'name': 'state', 'type': " + STATE + "}");

    @Nested
    class Takes {

        @Test
        void anOptionalField() {
            accepted("{'name': 'id', 'type': 'string'}, {'name': 'state', 'type': " + STATE
                    + "}, {'name': 'note', 'type': ['null', 'string'], 'default': null}");
        }

        @Test
        void anotherSymbolOfAnEnumThatHasADefault() {
            accepted("{'name': 'id', 'type': 'string'}, {'name': 'state', 'type': "
                    + STATE.replace("'OPEN'", "'OPEN', 'SHUT'") + "}");
        }

        @Test
        void fieldsInAnotherOrder() {
            accepted("{'name': 'state', 'type': " + STATE + "}, {'name': 'id', 'type': 'string'}");
        }

        private void accepted(String fields) {
            assertThat(Compatibility.problems(record(fields), List.of(first))).isEmpty();
        }
    }

    @Nested
    class Refuses {

        @Test
        void aFieldWithoutDefault() {
            refused("{'name': 'id', 'type': 'string'}, {'name': 'state', 'type': " + STATE
                    + "}, {'name': 'note', 'type': 'string'}");
        }

        @Test
        void theLossOfAFieldWithoutDefault() {
            refused("{'name': 'id', 'type': 'string'}");
        }

        @Test
        void anotherType() {
            refused("{'name': 'id', 'type': 'long'}, {'name': 'state', 'type': " + STATE + "}");
        }

        @Test
        void aWiderTypeThatOnlyTheNewOneReads() {
            refused("{'name': 'id', 'type': ['null', 'string']}, {'name': 'state', 'type': " + STATE + "}");
        }

        @Test
        void anEnumThatLosesItsDefaultAndTakesASymbol() {
            refused(
                    "{'name': 'id', 'type': 'string'}, {'name': 'state', 'type': "
                            + STATE.replace("'OPEN'", "'OPEN', 'SHUT'").replace(", 'default': 'UNKNOWN'", "") + "}",
                    record("{'name': 'id', 'type': 'string'}, {'name': 'state', 'type': "
                            + STATE.replace(", 'default': 'UNKNOWN'", "") + "}"));
        }

        @Test
        void whatOnlyAnEarlierVersionCannotRead() {
            Schema between = record("{'name': 'id', 'type': 'string'}, {'name': 'state', 'type': " + STATE
                    + "}, {'name': 'note', 'type': ['null', 'string'], 'default': null}");
            Schema last = record("{'name': 'id', 'type': 'string'}, {'name': 'state', 'type': " + STATE
                    + "}, {'name': 'note', 'type': ['null', 'long'], 'default': null}");
            assertThat(Compatibility.problems(last, List.of(first))).isEmpty();
            assertThat(Compatibility.problems(last, List.of(between, first))).isNotEmpty();
        }

        private void refused(String fields) {
            refused(fields, first);
        }

        private void refused(String fields, Schema earlier) {
            assertThat(Compatibility.problems(record(fields), List.of(earlier))).isNotEmpty();
        }
    }

    private static Schema record(String fields) {
        String text = "{'type': 'record', 'name': 'Event', 'fields': [" + fields + "]}";
        return new Schema.Parser().parse(text.replace('\'', '"'));
    }
}

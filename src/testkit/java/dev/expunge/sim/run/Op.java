package dev.expunge.sim.run;

import dev.expunge.core.event.ActionCommand;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.request.JsonValues;
import dev.expunge.core.row.Value;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** One thing that a client does, or that happens to all. */
public sealed interface Op {

    /** @param tables definitions by name; null removes the table */
    record Declare(String id, Map<String, @Nullable Object> tables) implements Op {

        @Override
        public String toString() {
            StringJoiner lines = new StringJoiner("\n        ");
            lines.add(id + ": declare");
            tables.forEach((name, definition) -> lines.add(name + " = " + definition));
            return lines.toString();
        }
    }

    record Write(String id, RowRef row, SortedMap<String, Value> columns) implements Op {

        @Override
        public String toString() {
            StringJoiner shown = new StringJoiner(", ", "{", "}");
            columns.forEach((name, value) -> shown.add(name + ": " + JsonValues.toJson(value)));
            return id + ": write " + row.table() + "/" + row.key() + " " + shown;
        }
    }

    /** The row is gone at its owner's hand. */
    record Remove(String id, RowRef row) implements Op {

        @Override
        public String toString() {
            return id + ": remove " + row.table() + "/" + row.key() + " at its source";
        }
    }

    record Delete(String id, Map<String, @Nullable Object> body) implements Op {

        @Override
        public String toString() {
            return id + ": delete " + body;
        }
    }

    /** What a delete would do is asked for, and nothing may change. */
    record Preview(String id, Map<String, @Nullable Object> body) implements Op {

        @Override
        public String toString() {
            return id + ": preview " + body;
        }
    }

    /**
     * A source that echoes says how the row is there.
     *
     * @param columns null: as everybody sees it now, our effects applied
     * @param version of the row at its source; null: it has none
     */
    record Feed(
            String id,
            RowRef row,
            @Nullable SortedMap<String, Value> columns,
            @Nullable Long version) implements Op {

        @Override
        public String toString() {
            return id + ": the source feeds " + row.table() + "/" + row.key() + " " + columns + ", version " + version;
        }
    }

    record Act(String id, String deleteId, ActionCommand.Action action) implements Op {

        @Override
        public String toString() {
            return id + ": " + action + " " + deleteId;
        }
    }

    /** @param ms how far all clocks go on */
    record Pass(long ms) implements Op {

        @Override
        public String toString() {
            return ms + " ms pass";
        }
    }

    /** Everything under way comes to its end before the next one. */
    record Settle() implements Op {

        @Override
        public String toString() {
            return "-- all settles";
        }
    }
}

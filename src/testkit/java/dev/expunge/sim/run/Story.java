package dev.expunge.sim.run;

import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowState;
import dev.expunge.core.event.TimerChange;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import dev.expunge.sim.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells a run in the order in which it was seen. */
final class Story implements World.Witness {

    private static final int MAX_LINES = 400;
    private final List<String> lines = new ArrayList<>();
    private long startMs;

    @Override
    public void done(String what, long nowMs) {
        if (startMs == 0) {
            startMs = nowMs;
        }
        lines.add(at(nowMs) + what);
    }

    @Override
    public void see(Output output, World before, long nowMs) {
        String told = tell(output);
        if (told != null) {
            lines.add(at(nowMs) + "    " + told);
        }
    }

    private String at(long nowMs) {
        return String.format("%9d ", nowMs - startMs);
    }

    private static @Nullable String tell(Output output) {
        if (output instanceof RowState state) {
            return state.table() + "/" + state.key() + (state.row() == null ? " is gone" : " is " + row(state.row()));
        } else if (output instanceof DeleteStatus status) {
            String error = status.error() == null
                    ? ""
                    : " " + status.error().code() + " " + status.blockers().listed();
            return status.deleteId() + " is " + status.state() + " "
                    + status.progress().counts().byKind() + error;
        } else if (output instanceof RowEffect effect) {
            return effect.because().deleteId() + " does " + effect.kind() + " to "
                    + effect.row().table() + "/" + effect.row().key();
        } else if (output instanceof TimerChange change) {
            return "timer of " + change.row().table() + "/" + change.row().key() + ": " + change.timer();
        } else if (output instanceof Reply reply) {
            String type = reply.answer().getClass().getSimpleName();
            String why = reply.answer() instanceof Reply.Refused refused
                    ? " " + refused.refusal().detail()
                    : "";
            return "answer to " + reply.to().correlationId() + ": " + type + why;
        } else if (output instanceof AuditEvent event && event.subject().row() != null) {
            return "audit: " + event.type() + " " + event.subject().row() + " "
                    + event.subject().details();
        }
        return null;
    }

    private static String row(Row row) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Value> column : row.columns().entrySet()) {
            String value = column.getValue().toString();
            text.append(text.length() == 0 ? "" : " ")
                    .append(column.getKey())
                    .append('=')
                    .append(value, value.indexOf('=') + 1, value.length() - 1);
        }
        return text.toString();
    }

    /** The end is kept when it is long: there it went wrong. */
    String text() {
        int from = Math.max(0, lines.size() - MAX_LINES);
        return String.join("\n", lines.subList(from, lines.size()));
    }
}

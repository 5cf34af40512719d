package dev.expunge.core.event;

import org.jspecify.annotations.Nullable;

/** The timer of one row as it is now; null: there is none. In one order per row. Topic timers. */
public record TimerChange(RowRef row, @Nullable Timer timer) implements Output {

    /** @param dueAtMs the purge may start then and not before, ms since 1970 */
    public record Timer(String deleteId, long token, long dueAtMs) {}
}

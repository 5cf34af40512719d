package dev.expunge.api.port;

import dev.expunge.core.event.DeleteStatus.State;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many deletes there are in each state, and which has waited longest, as far as the log has been read here.
 *
 * @param byState only states with a count above 0
 * @param longest of each state that is no end, and of BLOCKED and FAILED, the delete that has been in it longest
 * @param blocked deletes that are BLOCKED, by table and by each foreign key that blocks them
 */
public record Backlog(Map<State, Long> byState, List<Waiting> longest, List<Blocked> blocked) {

    /** States that work alone ends; who waits for a time, or for somebody to decide, is not behind. */
    public static final Set<State> PENDING = Set.of(State.ACCEPTED, State.PLANNING, State.APPLYING, State.PURGING);

    /**
     * @param sinceMs when work on it began, which a repeated call begins anew; of SCHEDULED: when it is due
     * @param requestedAtMs when it was asked for
     */
    public record Waiting(State state, String table, String deleteId, long sinceMs, long requestedAtMs) {}

    /** @param foreignKey as {@code posts(authorId)->users} */
    public record Blocked(String table, String foreignKey, long deletes) {}

    public long in(State state) {
        return byState.getOrDefault(state, 0L);
    }

    /** Deletes that are being worked on. */
    public long pending() {
        return PENDING.stream().mapToLong(this::in).sum();
    }

    /** Of those that are being worked on. */
    public @Nullable Waiting oldest() {
        return longest.stream()
                .filter(waiting -> PENDING.contains(waiting.state()))
                .min(Comparator.comparingLong(Waiting::sinceMs))
                .orElse(null);
    }

    public @Nullable Waiting longest(State state) {
        return longest.stream()
                .filter(waiting -> waiting.state() == state)
                .findFirst()
                .orElse(null);
    }
}

package dev.expunge.sim.run;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.RowState;
import dev.expunge.core.row.Value;
import dev.expunge.sim.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What was seen in a round, and when: moments are numbered from the beginning of the run. */
final class Sightings implements World.Witness {

    /** @param set what the effect has written */
    record Effect(
            int moment, String deleteId, RowRef row, RowEffect.Kind kind, boolean isRoot, Map<String, Value> set) {}

    private record Entered(int moment, String deleteId, State state) {}

    private record Stamped(String deleteId, RowRef row, Value token) {}

    private static final Set<AuditEvent.Type> LATE =
            Set.of(AuditEvent.Type.LATE_CHILD_HEALED, AuditEvent.Type.ORPHAN_FOUND);
    private static final List<String> BUSY =
            List.of("in state ACCEPTED", "in state PLANNING", "in state APPLYING", "in state PURGING");

    /** When a call was seen to be over. */
    private final Map<String, Integer> ended = new HashMap<>();

    private final Set<Stamped> stamped = new HashSet<>();
    private final Set<String> ignored = new HashSet<>();
    private final Set<String> accepted = new HashSet<>();
    private final List<Entered> entered = new ArrayList<>();
    final Set<String> purging = new LinkedHashSet<>();
    final Set<RowRef> healed = new HashSet<>();
    final List<Effect> effects = new ArrayList<>();
    private final Map<RowRef, List<Integer>> changed = new HashMap<>();
    private int moment;

    int next() {
        moment++;
        return moment;
    }

    @Override
    public void see(Output output, World before, long nowMs) {
        moment++;
        if (output instanceof Reply reply) {
            reply(reply);
        } else if (output instanceof DeleteStatus status) {
            entered.add(new Entered(moment, status.deleteId(), status.state()));
            if (status.state().isEnd() || status.state() == State.SCHEDULED) {
                ended.putIfAbsent(status.deleteId(), moment);
            } else if (status.state() == State.PURGING) {
                purging.add(status.deleteId());
            }
        } else if (output instanceof AuditEvent event
                && LATE.contains(event.type())
                && event.subject().row() != null) {
            healed.add(event.subject().row());
        } else if (output instanceof RowState state) {
            changed.computeIfAbsent(new RowRef(state.table(), state.key()), r -> new ArrayList<>())
                    .add(moment);
        } else if (output instanceof RowEffect effect) {
            effect(effect);
        }
    }

    private void reply(Reply reply) {
        String id = reply.to().correlationId();
        if (reply.answer() instanceof Reply.RowWritten) {
            // Of a record that came twice the second one may be answered first: it has nothing to do.
            ended.put(id, moment);
        } else if (reply.answer() instanceof Reply.DeleteAccepted) {
            accepted.add(id);
        } else if (reply.answer() instanceof Reply.Refused refused) {
            String detail = refused.refusal().detail();
            boolean isBusy = BUSY.stream().anyMatch(detail::endsWith);
            if (isBusy || refused.refusal().code() != ErrorCode.STATE_CONFLICT) {
                ignored.add(id);
            }
        }
    }

    private void effect(RowEffect effect) {
        String deleteId = effect.because().deleteId();
        boolean isRoot = effect.because().cause() == null;
        effects.add(new Effect(moment, deleteId, effect.row(), effect.kind(), isRoot, effect.set()));
        if (effect.kind() == RowEffect.Kind.SOFT_DELETE) {
            Value token = Objects.requireNonNull(effect.set().get(Table.DELETION_TIME));
            stamped.add(new Stamped(deleteId, effect.row(), token));
        }
    }

    boolean isAccepted(String id) {
        return accepted.contains(id);
    }

    /** The call was refused because the delete was under way or could not be undone any more, and so was any copy of it. */
    boolean isIgnored(String id) {
        return ignored.contains(id) && !accepted.contains(id);
    }

    boolean hasStamped(String deleteId, RowRef row, Value token) {
        return stamped.contains(new Stamped(deleteId, row, token));
    }

    /** Whether the first call was over before the second one began. */
    boolean isOver(String id, int began) {
        Integer end = ended.get(id);
        return end != null && end < began;
    }

    /** When a write of the row that began then seems to have been done. */
    int written(RowRef row, String id, int began) {
        int end = ended.getOrDefault(id, Integer.MAX_VALUE);
        List<Integer> moments = changed.getOrDefault(row, List.of());
        return moments.stream()
                .filter(m -> m > began && m <= end)
                .reduce((first, last) -> last)
                .orElse(began);
    }

    /** When what was asked for then seems to have been decided. */
    int decided(String deleteId, int began) {
        return entered.stream()
                .filter(e -> e.deleteId().equals(deleteId) && e.moment() > began)
                .filter(e -> e.state() != State.ACCEPTED && e.state() != State.PLANNING && e.state() != State.PURGING)
                .map(Entered::moment)
                .findFirst()
                .orElse(began);
    }

    /** When the delete's purge seems to have been decided. */
    int purged(String deleteId, int began) {
        int start = entered.stream()
                .filter(e -> e.deleteId().equals(deleteId) && e.moment() > began && e.state() == State.PURGING)
                .map(Entered::moment)
                .findFirst()
                .orElse(began);
        return effects.stream()
                .filter(e -> e.deleteId().equals(deleteId) && e.moment() > start)
                .map(Effect::moment)
                .findFirst()
                .orElse(decided(deleteId, start));
    }

    /** The effects of a setDefault, with nothing but the defaults in what they have set. */
    List<Effect> defaultsOf(String deleteId) {
        List<Effect> found = new ArrayList<>();
        for (Effect effect : effects) {
            Map<String, Value> set = new TreeMap<>(effect.set());
            set.values().removeIf(Value.NULL::equals);
            if (effect.deleteId().equals(deleteId) && effect.kind() == RowEffect.Kind.PATCH && !set.isEmpty()) {
                found.add(new Effect(effect.moment(), deleteId, effect.row(), effect.kind(), effect.isRoot(), set));
            }
        }
        return found;
    }

    /** The roots of the delete that were changed, in order. */
    List<RowRef> roots(String deleteId) {
        return effects.stream()
                .filter(e -> e.deleteId().equals(deleteId) && e.isRoot())
                .map(Effect::row)
                .distinct()
                .toList();
    }

    /** Rows go as they are found where nothing can refuse: such a unit was never seen to apply what it had decided. */
    boolean isPiecemeal(String deleteId) {
        return entered.stream().noneMatch(e -> e.deleteId().equals(deleteId) && e.state() == State.APPLYING)
                || purging.contains(deleteId);
    }

    void clear() {
        purging.clear();
        healed.clear();
        effects.clear();
        entered.clear();
        changed.clear();
    }
}

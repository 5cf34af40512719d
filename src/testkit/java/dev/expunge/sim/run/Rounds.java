package dev.expunge.sim.run;

import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import dev.expunge.sim.World;
import dev.expunge.sim.check.Violation;
import dev.expunge.sim.model.Model;
import dev.expunge.sim.model.Orders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compares the cluster with the sequential model whenever all has settled: some order of the round must explain it. */
final class Rounds implements World.Witness {

    private static final Set<AuditEvent.Type> LATE =
            Set.of(AuditEvent.Type.LATE_CHILD_HEALED, AuditEvent.Type.ORPHAN_FOUND);

    private record Event(String id, Consumer<Model> does, int began) {}

    private record Stamped(String deleteId, RowRef row, Value token) {}

    private final List<Event> events = new ArrayList<>();

    /** When an event was seen to be over: its place among all that was seen. */
    private final Map<String, Integer> ended = new HashMap<>();

    private final Set<String> purging = new LinkedHashSet<>();
    private final Map<Op.Write, Integer> written = new LinkedHashMap<>();
    private final Set<RowRef> healed = new HashSet<>();
    private final Set<Stamped> stamped = new HashSet<>();
    private List<Model> models = List.of();
    private boolean hasGivenUp;
    private int moment;

    void began(String id, Consumer<Model> does) {
        moment++;
        events.add(new Event(id, does, moment));
    }

    @Override
    public void see(Output output, World before, long nowMs) {
        moment++;
        if (output instanceof Reply reply && reply.answer() instanceof Reply.RowWritten) {
            ended.putIfAbsent(reply.to().correlationId(), moment);
        } else if (output instanceof DeleteStatus status) {
            if (status.state().isEnd() || status.state() == State.SCHEDULED) {
                ended.putIfAbsent(status.deleteId(), moment);
            } else if (status.state() == State.PURGING) {
                purging.add(status.deleteId());
            }
        } else if (output instanceof AuditEvent event
                && LATE.contains(event.type())
                && event.subject().row() != null) {
            healed.add(event.subject().row());
        } else if (output instanceof RowEffect effect && effect.kind() == RowEffect.Kind.SOFT_DELETE) {
            Value token = Objects.requireNonNull(effect.set().get(Table.DELETION_TIME));
            stamped.add(new Stamped(effect.because().deleteId(), effect.row(), token));
        }
    }

    void settled(World world) {
        if (!hasGivenUp) {
            // Nobody has asked for it, so it may have been any time.
            purging.forEach(id -> events.add(new Event("timer of " + id, model -> model.fire(id), 0)));
            written.forEach(this::wrote);
            if (models.isEmpty()) {
                models = List.of(new Model(world.catalog()));
            }
            compare(world);
        }
        events.clear();
        written.clear();
        purging.clear();
        healed.clear();
    }

    /** What becomes of a late child is a unit of its own: other events may come before it. */
    private void wrote(Op.Write write, int began) {
        boolean isLate = healed.contains(write.row());
        events.add(new Event(write.id(), model -> model.write(write.row(), write.columns(), !isLate), began));
        if (isLate) {
            events.add(new Event("heal " + write.id(), model -> model.heal(write.row()), began));
        }
    }

    void wrote(Op.Write write) {
        moment++;
        written.put(write, moment);
    }

    private void compare(World world) {
        Orders orders = orders(world);
        List<Model> fitting = orders.fitting(models);
        if (fitting.isEmpty() && !orders.isTooMany() && !written.isEmpty()) {
            events.addAll(written.keySet().stream().map(Rounds::leaving).toList());
            orders = orders(world);
            fitting = orders.fitting(models);
        }
        if (fitting.isEmpty() && orders.isTooMany()) {
            hasGivenUp = true;
        } else if (fitting.isEmpty()) {
            Model straight = models.get(0).copy();
            events.forEach(event -> event.does().accept(straight));
            throw new Violation(
                    "some order explains it",
                    "none of " + events.stream().map(Event::id).toList() + "; in this one: "
                            + difference(straight, world));
        }
        models = fitting;
    }

    /** A row that moves leaves its old parents before its new ones know of it; a soft delete of both may miss it. */
    private static Event leaving(Op.Write write) {
        return new Event("leave " + write.id(), model -> model.leave(write.row(), write.columns()), 0);
    }

    private Orders orders(World world) {
        List<Consumer<Model>> doing = events.stream().map(Event::does).toList();
        return new Orders(doing, this::mustPrecede, model -> difference(model, world) == null);
    }

    private boolean mustPrecede(int first, int second) {
        String id = events.get(first).id();
        if (events.get(second).id().equals("heal " + id)
                || id.equals("leave " + events.get(second).id())) {
            return true;
        }
        Integer end = ended.get(id);
        return end != null && end < events.get(second).began();
    }

    private @Nullable String difference(Model model, World world) {
        for (String id : model.deletes()) {
            DeleteStatus status = world.deletes.get(id);
            if (status == null || !isSame(id, model.state(id), status.state())) {
                return id + " should be " + model.state(id) + " and is " + (status == null ? null : status.state());
            }
            Counts counts = status.progress().counts();
            if (!counts.equals(model.counts(id))) {
                return id + " should count " + model.counts(id) + " and counts " + counts;
            }
        }
        Set<RowRef> all = new LinkedHashSet<>(world.rows.keySet());
        all.addAll(model.rows().keySet());
        for (RowRef ref : all) {
            Row expected = model.rows().get(ref);
            Row row = world.rows.get(ref);
            if (expected == null || row == null || !isSame(ref, expected, row)) {
                return ref + " should be " + expected + " and is " + row;
            }
        }
        return null;
    }

    /** A purge that is overtaken by a newer delete finds no token, before it is known who has taken them. */
    private boolean isSame(String deleteId, State expected, State state) {
        boolean isOvertaken = expected == State.SUPERSEDED && state == State.DROPPED && purging.contains(deleteId);
        return expected == state || isOvertaken;
    }

    private boolean isSame(RowRef ref, Row expected, Row row) {
        Value stamp = row.get(Table.DELETION_TIME);
        if (expected.get(Table.DELETION_TIME) instanceof Value.Text by && stamp != null) {
            String deleteId = by.value().split(" ", 2)[0];
            Value set = new Value.Text("");
            return stamped.contains(new Stamped(deleteId, ref, stamp))
                    && expected.with(Map.of(Table.DELETION_TIME, set))
                            .equals(row.with(Map.of(Table.DELETION_TIME, set)));
        }
        return expected.equals(row);
    }
}

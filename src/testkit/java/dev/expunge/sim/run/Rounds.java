package dev.expunge.sim.run;

import dev.expunge.core.catalog.ForeignKey;
import dev.expunge.core.event.ActionCommand;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.request.ResolvedDelete;
import dev.expunge.core.row.Value;
import dev.expunge.sim.World;
import dev.expunge.sim.check.Violation;
import dev.expunge.sim.model.Event;
import dev.expunge.sim.model.Model;
import dev.expunge.sim.model.Orders;
import dev.expunge.sim.model.Parts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares the cluster with the sequential model whenever all has settled: some order of the round must explain it. */
final class Rounds {

    /** What a run is said to break in which no order of a round's calls comes to what was seen. */
    static final String DIFFERS = "some order explains it";

    /** Orders tried where all happens at once, and where calls may come in parts. */
    private static final int TRIES = 4_000;

    private static final int TRIES_IN_PARTS = 20_000;

    /** Parts of a call, in their order; what is whole is part 1. */
    private static final int LEAVES = -100;

    private static final int ENTERS = -2;
    private static final int SHOWS = -1;
    private static final int AFTERWARDS = 2;

    /** What was asked for in the round: a row write, or a removal at the source, a delete, a call, another catalog. */
    private sealed interface Call {
        int began();
    }

    private record Write(Op.Write op, int began) implements Call {}

    private record Remove(Op.Remove op, String deleteId, int began) implements Call {}

    private record Delete(String id, ResolvedDelete asked, int began) implements Call {}

    private record Act(Op.Act op, int began) implements Call {}

    private record Declare(int began) implements Call {}

    final Sightings seen = new Sightings();
    private final List<Call> calls = new ArrayList<>();
    private List<Model> models = List.of();
    private boolean hasGivenUp;

    void began(Op.Write op) {
        calls.add(new Write(op, seen.next()));
    }

    void began(Op.Remove op, String deleteId) {
        calls.add(new Remove(op, deleteId, seen.next()));
    }

    void began(String deleteId, ResolvedDelete asked) {
        calls.add(new Delete(deleteId, asked, seen.next()));
    }

    void began(Op.Act op) {
        calls.add(new Act(op, seen.next()));
    }

    void catalogChanges() {
        calls.add(new Declare(seen.next()));
    }

    void settled(World world) {
        hasGivenUp |= calls.stream().anyMatch(this::isForItself) && calls.size() + seen.purging.size() > 1;
        if (!hasGivenUp) {
            if (models.isEmpty()) {
                models = List.of(new Model(world.catalog()));
            }
            models.forEach(model -> model.begin(world.catalog()));
            compare(world);
        }
        calls.clear();
        seen.clear();
    }

    /** Calls that are compared where nothing else happens meanwhile. */
    private boolean isForItself(Call call) {
        return call instanceof Declare
                || (call instanceof Delete delete && delete.asked().execution().async())
                || (call instanceof Act act
                        && models.stream()
                                .anyMatch(model -> model.isAsync(act.op().deleteId())));
    }

    private void compare(World world) {
        List<Event> events = whole(false);
        Orders orders = orders(events, world, TRIES);
        List<Model> fitting = orders.fitting(models);
        if (fitting.isEmpty() && !orders.isTooMany()) {
            events = whole(true);
            events.addAll(parts());
            orders = orders(events, world, TRIES_IN_PARTS);
            fitting = orders.fitting(models);
        }
        if (fitting.isEmpty() && orders.isTooMany()) {
            hasGivenUp = true;
        } else if (fitting.isEmpty()) {
            throw new Violation(DIFFERS, "none of " + events + "; nearest: " + orders.nearest());
        }
        models = fitting;
        models.forEach(model -> world.deletes.forEach((id, status) -> model.follow(id, status.state())));
    }

    private Orders orders(List<Event> events, World world, int tries) {
        return new Orders(events, this::mustPrecede, new Comparison(world, seen), tries);
    }

    private boolean mustPrecede(Event first, Event second) {
        return (first.of().equals(second.of()) && first.part() < second.part())
                || seen.isOver(first.of(), second.began());
    }

    // ---- what happens at once

    /** @param apart a write is judged apart: other events may come before it is known that it is late */
    private List<Event> whole(boolean apart) {
        List<Event> events = new ArrayList<>();
        calls.forEach(call -> whole(call, apart, events));
        // Nobody has asked for it, so it may have been any time.
        for (String id : seen.purging) {
            Event fires = new Event("timer of " + id, 1, id, seen.purged(id, 0), 0, model -> model.fire(id));
            unit(id, fires, apart, events);
        }
        return events;
    }

    /** A default that a unit has written is known to those that look for references a little later than the rest. */
    private void unit(String deleteId, Event event, boolean apart, List<Event> events) {
        List<Sightings.Effect> defaults = apart ? seen.defaultsOf(deleteId) : List.of();
        Consumer<Model> hides =
                model -> defaults.forEach(effect -> new Parts(model).hideDefaults(effect.row(), effect.set()));
        Consumer<Model> shows = model -> defaults.forEach(effect -> new Parts(model).show(effect.row()));
        events.add(new Event(
                event.of(),
                1,
                event.about(),
                event.likely(),
                event.began(),
                event.does().andThen(hides)));
        if (!defaults.isEmpty()) {
            events.add(new Event(event.of(), AFTERWARDS, null, event.likely() + 1, event.began(), shows));
        }
    }

    private void whole(Call call, boolean apart, List<Event> events) {
        int began = call.began();
        if (call instanceof Write write) {
            RowRef row = write.op().row();
            String id = write.op().id();
            boolean isLate = apart || seen.healed.contains(row);
            int done = seen.written(row, id, began);
            boolean hasEntered = apart && isInParts(row);
            events.add(new Event(id, 1, null, done, began, model -> {
                if (hasEntered) {
                    new Parts(model).show(row);
                } else {
                    model.write(row, write.op().columns(), !isLate);
                }
            }));
            if (isLate) {
                // What becomes of a late child is a unit of its own: other events may come before it.
                events.add(new Event(
                        id, AFTERWARDS, null, done + 1, began, model -> model.heal(row, seen.healed.contains(row))));
            }
        } else if (call instanceof Remove remove) {
            RowRef row = remove.op().row();
            int done = seen.decided(remove.deleteId(), began);
            Consumer<Model> does = model -> model.remove(row, remove.deleteId());
            unit(remove.deleteId(), new Event(remove.op().id(), 1, null, done, began, does), apart, events);
        } else if (call instanceof Delete delete) {
            int done = seen.decided(delete.id(), began);
            List<RowRef> roots = seen.roots(delete.id());
            Consumer<Model> does = model -> model.delete(delete.id(), delete.asked(), roots);
            unit(delete.id(), new Event(delete.id(), 1, delete.id(), done, began, does), apart, events);
        } else if (call instanceof Act act && !seen.isIgnored(act.op().id())) {
            String id = act.op().deleteId();
            boolean purges = act.op().action() == ActionCommand.Action.PURGE;
            int done = purges ? seen.purged(id, began) : seen.decided(id, began);
            boolean isAccepted = seen.isAccepted(act.op().id());
            List<RowRef> roots = seen.roots(id);
            Consumer<Model> does = model -> model.act(id, act.op().action(), isAccepted, roots);
            unit(id, new Event(act.op().id(), 1, id, done, began, does), apart, events);
        }
    }

    // ---- what may come in parts

    private List<Event> parts() {
        List<Event> events = new ArrayList<>();
        calls.forEach(call -> parts(call, events));
        seen.purging.forEach(id -> pieces(
                        id, "timer of " + id, id, 0, row -> model -> new Parts(model).takeOfPurge(id, row))
                .forEach(events::add));
        return events;
    }

    private void parts(Call call, List<Event> events) {
        int began = call.began();
        if (call instanceof Write write) {
            partsOf(write, events);
        } else if (call instanceof Remove remove) {
            RowRef root = remove.op().row();
            String id = remove.deleteId();
            events.addAll(pieces(
                    id, remove.op().id(), null, began, row -> model -> new Parts(model).takeOfRemoval(root, id, row)));
        } else if (call instanceof Act act && act.op().action() == ActionCommand.Action.RESTORE) {
            restored(act, events);
        } else if (call instanceof Delete delete) {
            String id = delete.id();
            ResolvedDelete asked = delete.asked();
            Set<RowRef> roots = new LinkedHashSet<>(seen.roots(id));
            // A delete finds its roots one after the other: what comes to match meanwhile it may find or not.
            events.add(new Event(id, -1_000, id, began, began, model -> new Parts(model).look(id, asked, roots)));
            if (!seen.purging.contains(id)) {
                events.addAll(pieces(id, id, id, began, row -> model -> new Parts(model).take(id, asked, row)));
            }
        }
    }

    /** A restore puts back row by row, and does not wait with the first for the last. */
    private void restored(Act act, List<Event> events) {
        String id = act.op().deleteId();
        List<Sightings.Effect> own = seen.effects.stream()
                .filter(e -> e.deleteId().equals(id) && e.kind() == RowEffect.Kind.RESTORE)
                .toList();
        for (int i = 0; i < own.size(); i++) {
            Sightings.Effect effect = own.get(i);
            Consumer<Model> does = model -> new Parts(model).putBack(id, effect.row());
            events.add(new Event(act.op().id(), i - own.size(), id, effect.moment(), act.began(), does));
        }
    }

    private void partsOf(Write write, List<Event> events) {
        RowRef row = write.op().row();
        String id = write.op().id();
        int began = write.began();
        Map<String, Value> columns = write.op().columns();
        // A row that moves leaves its old parents before its new ones know of it; a soft delete of both may miss it.
        events.add(new Event(id, LEAVES, null, began, 0, model -> new Parts(model).leave(row, columns)));
        // Its references are registered one after the other; a delete may see some and not the others.
        if (isInParts(row)) {
            int at = seen.written(row, id, began);
            events.add(new Event(id, ENTERS, null, at, began, model -> new Parts(model).enter(row, columns)));
            for (ForeignKey key : new Parts(models.get(0)).keys(row)) {
                events.add(new Event(id, SHOWS, null, at, began, model -> new Parts(model).show(row, key)));
            }
        }
    }

    private boolean isInParts(RowRef row) {
        return !new Parts(models.get(0)).keys(row).isEmpty();
    }

    /** Where nothing can refuse a unit, each row goes when it is found. */
    private List<Event> pieces(
            String deleteId, String of, @Nullable String about, int began, Function<RowRef, Consumer<Model>> does) {
        List<Event> events = new ArrayList<>();
        if (seen.isPiecemeal(deleteId)) {
            List<Sightings.Effect> own = seen.effects.stream()
                    .filter(e -> e.deleteId().equals(deleteId) && e.moment() > began)
                    .filter(e -> e.kind() == RowEffect.Kind.DELETE || e.kind() == RowEffect.Kind.PATCH)
                    .toList();
            for (int i = 0; i < own.size(); i++) {
                Sightings.Effect effect = own.get(i);
                events.add(new Event(of, i - own.size(), about, effect.moment(), began, does.apply(effect.row())));
            }
        }
        return events;
    }
}

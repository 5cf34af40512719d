package dev.expunge.core.shard;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.catalog.ForeignKey;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus.Blockers;
import dev.expunge.core.event.DeleteStatus.Failure;
import dev.expunge.core.event.Routing;
import dev.expunge.core.row.KeyText;
import dev.expunge.core.row.Row;
import dev.expunge.core.shard.DecideMessage.Probe;
import dev.expunge.core.shard.DecideMessage.Probed;
import dev.expunge.core.shard.DecideMessage.Verified;
import dev.expunge.core.shard.DecideMessage.Verify;
import dev.expunge.core.shard.Judge.Judgement;
import dev.expunge.core.shard.Node.RowId;
import dev.expunge.core.storage.Storage;
import java.util.List;

/** Judges the rows of this shard that a unit touches and does not delete, now that it is known which those are. */
final class Verifier {

    /**
     * @param scanned all nodes have been looked at
     * @param probes answers awaited
     */
    record Verifying(UnitSpec spec, Verdict verdict, int probes, boolean scanned) {}

    private final ShardContext shard;
    private final Records<Verifying> states;

    Verifier(ShardContext shard, Storage storage) {
        this.shard = shard;
        this.states = new Records<>(storage, 'y', Verifying.class);
    }

    void verify(Verify message) {
        UnitSpec spec = message.spec();
        Verifying found = states.get(spec.ref()::write);
        Verifying state = found == null ? new Verifying(spec, Verdict.NONE, 0, false) : found;
        int budget = shard.settings.scanEntries();
        Long from = message.from();
        while (budget > 0) {
            List<Long> next = shard.nodes.of(spec.ref(), from, 1);
            if (next.isEmpty()) {
                end(new Verifying(spec, state.verdict(), state.probes(), true));
                return;
            }
            from = next.get(0);
            Node.Rows rows = shard.nodes.rows(spec.ref(), from);
            for (RowId id : rows.touched()) {
                state = look(state, id, false);
            }
            if (spec.rules().keepsRoots()) {
                for (Node.Taken taken : rows.taken()) {
                    state = look(state, taken.row(), true);
                }
            }
            budget -= rows.touched().size() + rows.taken().size() + 1;
        }
        states.put(spec.ref()::write, state);
        shard.out.send(shard.shard, new Verify(spec, from));
    }

    private Verifying look(Verifying state, RowId id, boolean inD) {
        UnitSpec spec = state.spec();
        Hold hold = shard.holds.get(id.place(), spec.ref());
        if (hold == null || hold.in().inD() != inD || (inD && !hold.in().kept())) {
            return state;
        }
        Table table = shard.catalog().table(id.tableId());
        Judgement judgement = shard.judge.of(table, id.key(), hold);
        Counts counts = Counts.NONE;
        for (Counts.Kind kind : judgement.kinds()) {
            counts = counts.plus(Counts.of(kind, table.name(), 1));
        }
        int blocked = judgement.blockers().isEmpty() ? 0 : 1;
        Verdict verdict = new Verdict(new Blockers(judgement.blockers(), blocked), judgement.errors(), counts);
        int probes = judgement.refusing().isEmpty() || spec.rules().nonBlocking()
                ? probe(spec, table, id, judgement, inD)
                : 0;
        return new Verifying(spec, state.verdict().plus(verdict), state.probes() + probes, false);
    }

    /** Asks about every value that the patches would make the row reference. */
    private int probe(UnitSpec spec, Table table, RowId id, Judgement judgement, boolean removedOnly) {
        Row row = shard.rows.live(table, id.key());
        if (row == null || !judgement.kinds().contains(Counts.Kind.SET_DEFAULT)) {
            return 0;
        }
        Row after = row.with(judgement.set());
        int sent = 0;
        for (ForeignKey fk : table.references().outgoing()) {
            String value = KeyText.valuesText(fk.columns(), after);
            if (value != null && fk.columns().stream().anyMatch(judgement.set()::containsKey)) {
                Probe.Asker asker = new Probe.Asker(shard.shard, id.tableId(), id.key());
                shard.out.send(
                        Routing.shardOf(value, shard.shards),
                        new Probe(spec, fk.target().id(), value, removedOnly, asker));
                sent++;
            }
        }
        return sent;
    }

    void probe(Probe message) {
        CatalogView catalog = shard.catalog();
        Place place = catalog.place(catalog.target(message.targetId()), message.value());
        Hold hold = shard.holds.get(place, message.spec().ref());
        boolean inD = false;
        if (hold != null && hold.in().inD()) {
            Hold.In in = hold.in();
            boolean removed = place.isRow() ? !in.kept() : in.removals() > 0;
            inD = removed || !message.removedOnly();
        }
        Probe.Asker asker = message.asker();
        shard.out.send(asker.shard(), new Probed(message.spec(), asker.tableId(), asker.key(), inD));
    }

    void probed(Probed message) {
        Verifying state = states.get(message.spec().ref()::write);
        if (state == null) {
            return;
        }
        Verdict verdict = state.verdict();
        if (message.inD()) {
            String table = shard.catalog().table(message.tableId()).name();
            Failure failure = new Failure(
                    ErrorCode.SET_DEFAULT_DELETED,
                    table + "/" + message.key() + " would reference a row that is deleted too");
            verdict = verdict.plus(new Verdict(Blockers.NONE, List.of(failure), Counts.NONE));
            refuse(message);
        }
        end(new Verifying(state.spec(), verdict, state.probes() - 1, state.scanned()));
    }

    private void refuse(Probed message) {
        Place place = Place.row(message.tableId(), message.key());
        Hold hold = shard.holds.get(place, message.spec().ref());
        if (hold != null) {
            Hold.In in = hold.in();
            shard.holds.put(place, hold.with(new Hold.In(in.inD(), in.root(), in.kept(), true, 0, 0)));
        }
    }

    private void end(Verifying state) {
        if (state.scanned() && state.probes() == 0) {
            forget(state.spec().ref());
            shard.out.send(state.spec().ref().coordinator(), new Verified(state.spec(), state.verdict()));
        } else {
            states.put(state.spec().ref()::write, state);
        }
    }

    private void forget(UnitRef unit) {
        states.delete(unit::write);
    }
}

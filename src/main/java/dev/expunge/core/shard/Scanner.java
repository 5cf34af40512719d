package dev.expunge.core.shard;

import dev.expunge.core.catalog.ForeignKey.Target;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.request.DeleteRequest.Condition;
import dev.expunge.core.row.KeyText;
import dev.expunge.core.row.Row;
import dev.expunge.core.shard.Node.RowId;
import dev.expunge.core.shard.Node.Scan;
import dev.expunge.core.shard.PlanMessage.Continue;
import dev.expunge.core.shard.PlanMessage.RootSource;
import dev.expunge.core.shard.PlanMessage.TakeRoots;
import dev.expunge.core.shard.PlanMessage.VisitValues.Carried;
import dev.expunge.core.shard.UnitSpec.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the references to a node's rows, or a unit's root rows, in bounded steps, and sends the unit on to what it finds. */
final class Scanner {

    /** The window with up to four shards. */
    private static final int LEAST_WINDOW = 16;

    private static final int WINDOW_FOR_EACH_SHARD = 4;

    private final ShardContext shard;

    /** Answers that one node awaits at the most: other units wait for their turn behind what these ask for. */
    private final int window;

    /**
     * It reads on when it awaits no more than this. If it did so for each answer, what it finds would be spread over all
     * shards in messages of a few rows, and soon all that are under way would be as small. The same comes of a window that is not
     * much larger than the number of shards.
     */
    private final int low;

    Scanner(ShardContext shard) {
        this.shard = shard;
        this.window = Math.max(LEAST_WINDOW, WINDOW_FOR_EACH_SHARD * shard.shards);
        this.low = window / 2;
    }

    void run(NodeWork work) {
        if (work.visits > low) {
            return;
        }
        Batches batches = new Batches(shard, work);
        int budget = shard.settings.scanEntries();
        while (work.scan != null && budget > 0 && work.visits + batches.size() < window) {
            Scan scan = work.scan;
            if (scan instanceof Scan.OfRows rows) {
                budget -= ofRows(work, rows, batches);
            } else if (scan instanceof Scan.OfValues values) {
                budget -= ofValues(work, values, batches);
            } else {
                budget -= ofRoots(work, scan);
            }
        }
        batches.send();
        if (work.scan != null && work.visits <= low && !work.scheduled) {
            work.scheduled = true;
            shard.out.send(shard.shard, new Continue(work.spec, work.number));
        }
    }

    private int ofRows(NodeWork work, Scan.OfRows scan, Batches batches) {
        if (scan.row() >= work.taken.size()) {
            work.scan = null;
            return 0;
        }
        RowId id = work.taken.get(scan.row()).row();
        Table table = shard.catalog().table(id.tableId());
        List<Target> targets = shard.catalog().targetsOf(table);
        if (scan.target() >= targets.size()) {
            work.scan = new Scan.OfRows(scan.row() + 1, 0, null);
            return 1;
        }
        Target target = targets.get(scan.target());
        boolean kept = isKept(work.spec, id.place());
        if (!shard.catalog().isKey(target)) {
            Row row = shard.rows.live(table, id.key());
            String value = row == null ? null : KeyText.valuesText(target.columns(), row);
            if (value != null) {
                batches.add(new Carried(target.id(), value, id.key(), kept));
            }
            work.scan = new Scan.OfRows(scan.row(), scan.target() + 1, null);
            return 1;
        }
        List<ReferenceIndex.Entry> entries = entries(work, target, id.key(), scan.after());
        entries.stream()
                .filter(this::isKnown)
                .forEach(entry -> batches.add(
                        new Arrival.Through(entry.foreignKeyId(), id.key(), id.key(), kept), entry.childKey()));
        boolean more = entries.size() == shard.settings.batchRows();
        work.scan = more
                ? new Scan.OfRows(scan.row(), scan.target(), last(entries))
                : new Scan.OfRows(scan.row(), scan.target() + 1, null);
        return entries.size() + 1;
    }

    private int ofValues(NodeWork work, Scan.OfValues scan, Batches batches) {
        if (scan.value() >= work.values.size()) {
            work.scan = null;
            return 0;
        }
        Carried value = work.values.get(scan.value());
        Target target = shard.catalog().target(value.targetId());
        List<ReferenceIndex.Entry> entries = entries(work, target, value.value(), scan.after());
        entries.stream()
                .filter(this::isKnown)
                .forEach(entry -> batches.add(
                        new Arrival.Through(entry.foreignKeyId(), value.value(), value.parentKey(), value.parentKept()),
                        entry.childKey()));
        boolean more = entries.size() == shard.settings.batchRows();
        work.scan = more ? new Scan.OfValues(scan.value(), last(entries)) : new Scan.OfValues(scan.value() + 1, null);
        return entries.size() + 1;
    }

    private List<ReferenceIndex.Entry> entries(NodeWork work, Target target, String value, byte @Nullable [] after) {
        List<ReferenceIndex.Entry> entries = shard.references.read(target, value, after, shard.settings.batchRows());
        if (work.spec.isFast()) {
            // The rows behind these entries will be gone, whatever happens: the entries can go at once.
            entries.forEach(shard.references::remove);
        }
        return entries;
    }

    private boolean isKnown(ReferenceIndex.Entry entry) {
        return shard.catalog().findForeignKey(entry.foreignKeyId()) != null;
    }

    private int ofRoots(NodeWork work, Scan scan) {
        Selector.Selection found = scan instanceof Scan.OfIndex index
                ? shard.selector.byIndex(index, shard.settings.batchRows())
                : shard.claims.roots(work.spec.deleteId(), ((Scan.OfClaims) scan).after(), shard.settings.batchRows());
        work.scan = found.rest();
        if (!found.keys().isEmpty()) {
            // A write may come before these rows are taken: they are tested again then.
            List<Condition> conditions = scan instanceof Scan.OfIndex index ? index.conditions() : List.of();
            boolean claimed = scan instanceof Scan.OfClaims;
            RootSource keys = new RootSource.Keys(found.table(), found.keys(), claimed, conditions);
            NodeRef self = new NodeRef(shard.shard, work.number);
            shard.out.send(shard.shard, new TakeRoots(work.spec, self, shard.out.globalNumber(), keys));
            work.visits++;
            work.applies += work.spec.isFast() ? 0 : 1;
        }
        return found.read() + 1;
    }

    /** Whether the row stays where it is: stamped, not removed. */
    private boolean isKept(UnitSpec spec, Place place) {
        if (!spec.rules().keepsRoots()) {
            return !spec.is(Kind.HARD);
        }
        Hold hold = shard.holds.get(place, spec.ref());
        return hold != null && hold.in().kept();
    }

    private static byte[] last(List<ReferenceIndex.Entry> entries) {
        return entries.get(entries.size() - 1).key();
    }
}

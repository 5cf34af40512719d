package dev.expunge.core.shard;

import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.AuditEvent.Subject;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.Blockers;
import dev.expunge.core.event.DeleteStatus.Failure;
import dev.expunge.core.event.DeleteStatus.Progress;
import dev.expunge.core.event.DeleteStatus.Root;
import dev.expunge.core.event.DeleteStatus.Skipped;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.Mode;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import dev.expunge.core.shard.DeleteRecord.Errand;
import dev.expunge.core.shard.DeleteRecord.Pages;
import dev.expunge.core.shard.DeleteRecord.Phase;
import dev.expunge.core.shard.DeleteRecord.Plan;
import dev.expunge.core.shard.DeleteRecord.Timers;
import dev.expunge.core.shard.LifeMessage.TakeOverFrom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A delete while one step works on it. */
final class Life {

    private static final int SEEN = 16;

    final String id;
    final Plan plan;
    State state;
    Phase phase;
    Timers timers;
    final Set<Integer> shards;
    final Map<Long, Errand> errands;

    @Nullable
    Pages pages;

    final List<TakeOverFrom> handOvers;

    private final List<String> seen;
    private final DeleteStatus.Request request;
    private final DeleteStatus.Resolution resolution;
    private long revision;
    private long updatedAt;
    long matched;
    Counts counts;
    List<Root> roots;
    List<Skipped> skipped;

    @Nullable
    List<Row> returned;

    @Nullable
    String supersededBy;

    DeleteStatus.@Nullable Behind behind;

    Blockers blockers;

    @Nullable
    Failure error;

    Life(DeleteRecord record) {
        DeleteStatus status = record.status();
        id = status.deleteId();
        plan = record.plan();
        state = status.state();
        phase = record.run().phase();
        timers = record.run().timers();
        shards = new TreeSet<>(record.run().shards());
        errands = new LinkedHashMap<>(record.run().errands());
        pages = record.run().pages();
        handOvers = new ArrayList<>(record.run().handOvers());
        seen = new ArrayList<>(record.run().seen());
        request = status.request();
        resolution = Objects.requireNonNull(status.resolution());
        revision = status.revision();
        updatedAt = status.updatedAtMs();
        Progress progress = status.progress();
        matched = progress.matched();
        counts = progress.counts();
        roots = progress.roots();
        skipped = progress.skipped();
        returned = progress.returned();
        supersededBy = progress.supersededBy();
        behind = progress.behind();
        blockers = status.blockers();
        error = status.error();
    }

    DeleteRecord record() {
        DeleteRecord.Run run = new DeleteRecord.Run(phase, timers, shards, errands, seen, pages, handOvers);
        return new DeleteRecord(status(), plan, run);
    }

    DeleteStatus status() {
        return new DeleteStatus(
                id,
                state,
                request,
                resolution,
                new Progress(matched, counts, roots, skipped, returned, supersededBy, behind),
                blockers,
                error,
                updatedAt,
                revision);
    }

    /** Tells the world how the delete is now. */
    void publish(Outbox out) {
        revision++;
        updatedAt = out.now();
        out.emit(status());
    }

    void audit(Outbox out, AuditEvent.Type type, Map<String, String> details) {
        out.audit(id, request.requestedBy(), type, new Subject(null, details, List.of(), blockers, counts));
    }

    /** False: the command was taken before. */
    boolean isNew(String eventId) {
        if (seen.contains(eventId)) {
            return false;
        }
        seen.add(eventId);
        if (seen.size() > SEEN) {
            seen.remove(0);
        }
        return true;
    }

    void addRoots(List<Root> more) {
        List<Root> all = new ArrayList<>(roots);
        all.addAll(more);
        all.sort(Comparator.comparing(Root::key));
        roots = List.copyOf(all.subList(0, Math.min(all.size(), Tally.LISTED)));
    }

    void skip(List<Skipped> more) {
        List<Skipped> all = new ArrayList<>(skipped);
        more.stream().filter(s -> !all.contains(s)).forEach(all::add);
        all.sort(Comparator.comparing(Skipped::row));
        skipped = List.copyOf(all.subList(0, Math.min(all.size(), Tally.LISTED)));
    }

    void returned(Tally tally) {
        if (plan.request().returning() != null) {
            returned = shown(tally.roots().returned());
        }
    }

    /** The rows with the columns that were asked for. */
    List<Row> shown(List<Row> rows) {
        var returning = plan.request().returning();
        List<String> columns = returning == null ? null : returning.columns();
        return columns == null
                ? rows
                : rows.stream()
                        .map(row -> {
                            Map<String, Value> shown = new TreeMap<>(row.columns());
                            shown.keySet().retainAll(columns);
                            return Row.of(shown);
                        })
                        .toList();
    }

    void clearRefusal() {
        blockers = Blockers.NONE;
        error = null;
    }

    void phase(boolean purging, boolean purged) {
        phase = new Phase(purging, purged, phase.dueAtMs(), phase.before(), phase.waiter(), phase.waitsForCatalog());
    }

    boolean isSoft() {
        return plan.how().mode() != Mode.HARD;
    }

    boolean isScheduled() {
        return plan.how().mode() == Mode.SCHEDULED;
    }

    boolean isRefused() {
        return state == State.BLOCKED || state == State.FAILED;
    }

    long updatedAtMs() {
        return updatedAt;
    }

    /** The purge is over and has found no root; what became of the last one is not known yet. */
    boolean hasPurgedNothing() {
        return state == State.PURGING && !phase.purging();
    }

    /** Whether a purge is still to come: scheduled, or refused when it was due. */
    boolean awaitsPurge() {
        return state == State.SCHEDULED || (isRefused() && phase.purging());
    }
}

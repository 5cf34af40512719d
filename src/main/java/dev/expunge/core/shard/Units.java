package dev.expunge.core.shard;

import dev.expunge.core.event.DeleteCommand;
import dev.expunge.core.event.DeleteStatus.Failure;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.Mode;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.Routing;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.request.AccessPath;
import dev.expunge.core.request.DeleteRequest;
import dev.expunge.core.request.DeleteRequest.Condition;
import dev.expunge.core.request.Reading;
import dev.expunge.core.request.Requests;
import dev.expunge.core.request.ResolvedDelete;
import dev.expunge.core.shard.Coordinator.Address;
import dev.expunge.core.shard.Coordinator.Outcome;
import dev.expunge.core.shard.Coordinator.Owner;
import dev.expunge.core.shard.PlanMessage.RootSource;
import dev.expunge.core.shard.UnitSpec.Kind;
import dev.expunge.core.shard.UnitSpec.Purpose;
import dev.expunge.core.shard.UnitSpec.Rules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes units of what deletes, previews and late children ask for, and takes their outcomes back. */
final class Units {

    private final ShardContext shard;

    Units(ShardContext shard) {
        this.shard = shard;
    }

    /** Runs what the delete needs next: its purge, its selection of pages, a page, or all of it. */
    void start(Life life) {
        Owner owner = new Owner.OfDelete(life.id);
        if (shard.catalogFollower.holdsBack(life.plan.request().table(), owner)) {
            return;
        }
        run(life, owner, 0);
    }

    private void run(Life life, Owner owner, int attempt) {
        if (life.phase.purging()) {
            Rules rules = rules(life, Kind.HARD, true);
            List<Address> roots = life.shards.stream()
                    .map(s -> new Address(s, new RootSource.Claimed()))
                    .toList();
            shard.coordinator.start(spec(life, rules), owner, roots, attempt);
            return;
        }
        DeleteRecord.Pages pages = life.pages;
        if (pages != null && pages.current() != null) {
            String table = life.plan.request().table();
            List<Address> roots = Paging.parts(pages, pages.current()).stream()
                    .map(part -> new Address(part.shard(), new RootSource.Page(table, part.page())))
                    .toList();
            shard.coordinator.start(spec(life, rules(life)), owner, roots, attempt);
            return;
        }
        Reading reading = Requests.resolve(life.plan.request(), shard.catalog().catalog);
        if (life.plan.source() == null && reading instanceof Reading.Refused refused) {
            Failure failure =
                    new Failure(refused.refusal().code(), refused.refusal().detail());
            shard.lives.refuse(life, new Verdict(Verdict.NONE.blockers(), List.of(failure), Verdict.NONE.counts()));
            return;
        }
        List<Address> roots = reading instanceof Reading.Accepted accepted
                ? addresses(accepted.delete())
                : byKeys(life.plan.request().table(), List.of(sourceKey(life)));
        if (life.plan.how().async()) {
            shard.paging.select(life, roots);
        } else {
            shard.coordinator.start(spec(life, rules(life)), owner, roots, attempt);
        }
    }

    private static String sourceKey(Life life) {
        DeleteRecord.Source source = life.plan.source();
        return source == null ? "" : source.row().key();
    }

    private Rules rules(Life life) {
        Kind kind = switch (life.plan.how().mode()) {
            case HARD -> Kind.HARD;
            case SOFT -> Kind.SOFT;
            case SCHEDULED -> Kind.SCHEDULED;
        };
        return rules(life, kind, life.plan.how().cascadeHard());
    }

    private Rules rules(Life life, Kind kind, boolean cascadeHard) {
        boolean fast = kind == Kind.HARD && isFast(life.plan.request().table());
        boolean returning = life.plan.request().returning() != null;
        return new Rules(kind, cascadeHard, fast, purpose(life), returning);
    }

    private static Purpose purpose(Life life) {
        return life.phase.purging()
                ? Purpose.PURGE
                : life.plan.source() != null ? Purpose.REMOVED_AT_SOURCE : Purpose.REQUEST;
    }

    private boolean isFast(String table) {
        var found = shard.catalog().find(table);
        return found != null && shard.catalog().isFast(found) && isSmall(table);
    }

    /** A unit that may turn out too large has to be counted before anything goes. Keys spread evenly over the shards. */
    private boolean isSmall(String table) {
        long rows = 0;
        for (String name : shard.catalog().reach(table)) {
            rows += shard.rows.count(shard.catalog().table(name)) + RowCounts.SLACK;
        }
        return rows * shard.shards * 2 <= shard.settings.unitRows();
    }

    private UnitSpec spec(Life life, Rules rules) {
        return new UnitSpec(
                nextRef(),
                life.id,
                shard.catalog().version(),
                rules,
                life.status().request().requestedAtMs(),
                life.phase.dueAtMs());
    }

    private UnitRef nextRef() {
        return new UnitRef(shard.shard, shard.out.number());
    }

    List<Address> addresses(ResolvedDelete delete) {
        String table = delete.table().name();
        AccessPath path = delete.path();
        if (path instanceof AccessPath.ByKeys byKeys) {
            return byKeys(table, byKeys.keys());
        }
        if (path instanceof AccessPath.Nothing) {
            return List.of();
        }
        List<Condition> where = delete.request().selection().where();
        String index =
                path instanceof AccessPath.ByIndex byIndex && !byIndex.index().isEmpty() ? byIndex.index() : null;
        RootSource from = new RootSource.Where(table, index, where == null ? List.of() : where);
        List<Address> all = new ArrayList<>();
        for (int to = 0; to < shard.shards; to++) {
            all.add(new Address(to, from));
        }
        return all;
    }

    private List<Address> byKeys(String table, List<String> keys) {
        Map<Integer, List<String>> byShard = new LinkedHashMap<>();
        keys.forEach(key -> byShard.computeIfAbsent(Routing.shardOf(key, shard.shards), s -> new ArrayList<>())
                .add(key));
        List<Address> all = new ArrayList<>();
        byShard.forEach((to, part) -> {
            for (int from = 0; from < part.size(); from += shard.settings.batchRows()) {
                int end = Math.min(part.size(), from + shard.settings.batchRows());
                all.add(new Address(
                        to, new RootSource.Keys(table, List.copyOf(part.subList(from, end)), false, List.of())));
            }
        });
        return all;
    }

    // ---- previews and late children

    void startPreview(long number, DeleteCommand command) {
        Owner owner = new Owner.OfPreview(number);
        if (!shard.catalogFollower.holdsBack(command.request().table(), owner)) {
            runPreview(number, command, 0);
        }
    }

    private void runPreview(long number, DeleteCommand command, int attempt) {
        Reading reading = Requests.resolve(command.request(), shard.catalog().catalog);
        if (reading instanceof Reading.Refused refused) {
            shard.requests.previewed(number, new Reply.Refused(refused.refusal()));
            return;
        }
        ResolvedDelete delete = ((Reading.Accepted) reading).delete();
        Kind kind = switch (delete.mode()) {
            case HARD -> Kind.HARD;
            case SOFT -> Kind.SOFT;
            case SCHEDULED -> Kind.SCHEDULED;
        };
        Rules rules = new Rules(kind, delete.execution().cascadeHard(), false, Purpose.PREVIEW, false);
        long now = shard.now();
        UnitSpec spec = new UnitSpec(
                nextRef(), command.deleteId(), shard.catalog().version(), rules, now, now + delete.delayMs());
        shard.coordinator.start(spec, new Owner.OfPreview(number), addresses(delete), attempt);
    }

    void startHealing(long writeId, String deleteId, RowRef row) {
        Owner.OfHealing owner = new Owner.OfHealing(writeId, deleteId, row);
        if (!shard.catalogFollower.holdsBack(row.table(), owner)) {
            runHealing(owner, 0, shard.now());
        }
    }

    private void runHealing(Owner.OfHealing owner, int attempt, long priorityMs) {
        boolean fast = isFast(owner.row().table());
        Rules rules = new Rules(Kind.HARD, true, fast, Purpose.HEALING, false);
        UnitSpec spec =
                new UnitSpec(nextRef(), owner.deleteId(), shard.catalog().version(), rules, priorityMs, 0);
        List<Condition> late = shard.healer.whatIsLate(owner.writeId());
        RootSource root =
                new RootSource.Keys(owner.row().table(), List.of(owner.row().key()), false, late);
        List<Address> roots = late.isEmpty() ? List.of() : List.of(new Address(shard.shard, root));
        shard.coordinator.start(spec, owner, roots, attempt);
    }

    // ---- outcomes

    void committing(Owner owner, Tally tally) {
        if (owner instanceof Owner.OfDelete delete) {
            shard.lives.committing(delete.deleteId(), tally);
        }
    }

    void ended(Owner owner, UnitSpec spec, Outcome outcome) {
        if (owner instanceof Owner.OfDelete delete) {
            shard.lives.unitEnded(delete.deleteId(), outcome);
        } else if (owner instanceof Owner.OfHealing healing) {
            shard.healer.unitEnded(healing.writeId(), outcome);
        } else if (owner instanceof Owner.OfPreview preview) {
            shard.requests.previewed(preview.number(), spec, outcome);
        }
        shard.catalogFollower.unitEnded();
    }

    /** Tries a unit again that gave way, or starts one that waited for the catalog. */
    void again(Retries.Due due) {
        restart(due.owner(), due.attempt(), due.spec());
        // If it was held back, a catalog change may have waited for this unit only.
        shard.catalogFollower.unitEnded();
    }

    /** @param before null: it was never started */
    void restart(Owner owner, int attempt, @Nullable UnitSpec before) {
        String table = table(owner);
        if (table == null || shard.catalogFollower.holdsBack(table, owner)) {
            return;
        }
        if (owner instanceof Owner.OfDelete delete) {
            Life life = shard.lives.find(delete.deleteId());
            if (life != null) {
                if (life.state == State.ACCEPTED) {
                    life.state = State.PLANNING;
                    shard.lives.enter(life, State.PLANNING);
                }
                run(life, owner, attempt);
            }
        } else if (owner instanceof Owner.OfHealing healing) {
            runHealing(healing, attempt, before == null ? shard.now() : before.priorityMs());
        } else if (owner instanceof Owner.OfPreview preview) {
            DeleteCommand command = shard.requests.preview(preview.number());
            if (command != null) {
                runPreview(preview.number(), command, attempt);
            }
        }
    }

    /** The table of the unit's roots; null: nobody waits for it any more. */
    @Nullable
    String table(Owner owner) {
        if (owner instanceof Owner.OfDelete delete) {
            Life life = shard.lives.find(delete.deleteId());
            return life == null ? null : life.plan.request().table();
        }
        if (owner instanceof Owner.OfHealing healing) {
            return healing.row().table();
        }
        DeleteCommand command = shard.requests.preview(((Owner.OfPreview) owner).number());
        return command == null ? null : command.request().table();
    }

    static DeleteRequest requestFor(RowRef row, @Nullable String principal) {
        return new DeleteRequest(
                row.table(),
                new DeleteRequest.Selection(row.key(), null, null, false),
                new DeleteRequest.How(Mode.HARD.name().toLowerCase(Locale.ROOT), null, null, null, null),
                null,
                null,
                new DeleteRequest.Note("removed by its owner", principal));
    }
}

package dev.expunge.sim.run;

import dev.expunge.core.event.ActionCommand;
import dev.expunge.core.event.CatalogCommand;
import dev.expunge.core.event.DeleteCommand;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.ReplyTo;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.request.DeleteIds;
import dev.expunge.core.request.DeleteRequest;
import dev.expunge.core.request.Reading;
import dev.expunge.core.request.Requests;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import dev.expunge.sim.Cluster;
import dev.expunge.sim.World;
import dev.expunge.sim.check.BoundedWork;
import dev.expunge.sim.check.GoneIsNamed;
import dev.expunge.sim.check.HeldByLiving;
import dev.expunge.sim.check.NotEarly;
import dev.expunge.sim.check.OneEffect;
import dev.expunge.sim.check.ParentsGoLast;
import dev.expunge.sim.check.Quiet;
import dev.expunge.sim.check.TokensRise;
import dev.expunge.sim.check.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Carries out a plan and watches it. */
public final class Run implements World.Witness {

    private static final String CLIENT = "sim";
    private static final long TWO_HOURS_MS = 7_200_000;

    private final Plan plan;
    private final Cluster cluster;
    private final Random random;
    private final NotEarly notEarly = new NotEarly();
    private final ParentsGoLast parentsGoLast = new ParentsGoLast();
    private final Rounds rounds = new Rounds();
    private final BoundedWork boundedWork;

    /** Calls that have not been answered; of a row write the row, else nothing. */
    private final Map<String, @Nullable RowRef> open = new HashMap<>();

    private Run(Plan plan, List<? extends World.Witness> witnesses) {
        this.plan = plan;
        this.cluster = new Cluster(plan.setup());
        this.random = new Random(plan.setup().seed() + 7);
        this.boundedWork = new BoundedWork(cluster);
        cluster.world.witnesses.addAll(witnesses);
        cluster.world.witnesses.addAll(List.of(
                this,
                rounds.seen,
                notEarly,
                parentsGoLast,
                boundedWork,
                new GoneIsNamed(),
                new OneEffect(),
                new TokensRise(),
                new HeldByLiving(cluster)));
    }

    /**
     * @param witnesses hear of everything too
     * @throws Violation naming what did not hold
     */
    public static void of(Plan plan, World.Witness... witnesses) {
        Run run = new Run(plan, List.of(witnesses));
        run.carryOut();
        run.end();
    }

    private void carryOut() {
        for (Op op : plan.ops()) {
            cluster.world.witnesses.forEach(witness -> witness.done(op.toString(), cluster.now()));
            if (op instanceof Op.Settle) {
                settle();
            } else if (op instanceof Op.Pass pass) {
                cluster.pass(pass.ms());
            } else {
                submit(op);
                for (int i = random.nextInt(12); i > 0; i--) {
                    cluster.step();
                }
            }
        }
    }

    private void submit(Op op) {
        if (op instanceof Op.Write) {
            boundedWork.asked();
        } else {
            boundedWork.askedOfAll();
        }
        if (op instanceof Op.Write write) {
            rounds.began(write);
            change(write.id(), write.row(), write.columns(), RowChange.Origin.OWNER);
        } else if (op instanceof Op.Remove remove) {
            String deleteId = DeleteIds.forEvent(remove.id());
            rounds.began(remove, deleteId);
            change(remove.id(), remove.row(), null, RowChange.Origin.OWNER);
        } else if (op instanceof Op.Feed feed) {
            feed(feed);
        } else if (op instanceof Op.Preview preview) {
            if (Requests.read(preview.body(), cluster.world.catalog()) instanceof Reading.Accepted accepted) {
                DeleteRequest request = accepted.delete().request();
                ReplyTo to = await(preview.id(), null);
                cluster.submit(new DeleteCommand("e" + preview.id(), preview.id(), request, true, to));
            }
        } else if (op instanceof Op.Delete delete) {
            // The API refuses what it can; the shard asks again.
            if (Requests.read(delete.body(), cluster.world.catalog()) instanceof Reading.Accepted accepted) {
                rounds.began(delete.id(), accepted.delete());
                ReplyTo to = await(delete.id(), null);
                cluster.submit(new DeleteCommand(
                        "e" + delete.id(), delete.id(), accepted.delete().request(), false, to));
            }
        } else if (op instanceof Op.Act act) {
            if (act.action() == ActionCommand.Action.PURGE || act.action() == ActionCommand.Action.RETRY) {
                notEarly.asked(act.deleteId());
            }
            rounds.began(act);
            cluster.submit(new ActionCommand(act.id(), act.deleteId(), act.action(), null, await(act.id(), null)));
        } else if (op instanceof Op.Declare declare) {
            rounds.catalogChanges();
            cluster.submit(new CatalogCommand(declare.id(), declare.tables(), null, await(declare.id(), null)));
        }
    }

    private void feed(Op.Feed feed) {
        Map<String, Value> columns = feed.columns();
        Row seen = cluster.world.rows.get(feed.row());
        if (columns == null && seen != null) {
            columns = seen.columns();
        }
        change(feed.id(), feed.row(), columns, new RowChange.Origin(feed.version(), true, null));
    }

    private void change(String id, RowRef row, @Nullable Map<String, Value> columns, RowChange.Origin origin) {
        parentsGoLast.writing(row);
        ReplyTo to = await(id, row);
        cluster.submit(new RowChange(id, row.table(), row.key(), columns, origin, to));
    }

    private ReplyTo await(String id, @Nullable RowRef row) {
        open.put(id, row);
        return new ReplyTo(CLIENT, id);
    }

    @Override
    public void see(Output output, World before, long nowMs) {
        if (output instanceof Reply reply) {
            RowRef row = open.remove(reply.to().correlationId());
            if (row != null) {
                parentsGoLast.written(row);
            }
        }
    }

    private void settle() {
        cluster.settle();
        if (!open.isEmpty()) {
            throw new Violation("each call is answered", "not so " + open.keySet());
        }
        Quiet.check(cluster);
        boundedWork.settled();
        if (plan.isCompared()) {
            rounds.settled(cluster.world);
        }
    }

    /** All delays pass, all rows are removed, and nothing is left. */
    private void end() {
        settle();
        cluster.pass(TWO_HOURS_MS);
        settle();
        int count = 0;
        for (RowRef row : new TreeMap<>(cluster.world.rows).keySet()) {
            count++;
            change("end" + count, row, null, RowChange.Origin.OWNER);
        }
        cluster.settle();
        Quiet.check(cluster);
        if (plan.ops().stream().filter(Op.Declare.class::isInstance).count() > 1) {
            // What was registered for a foreign key or an index that is no more is taken out as time passes.
            cluster.advance(0);
        }
        Quiet.checkEmpty(cluster);
    }
}

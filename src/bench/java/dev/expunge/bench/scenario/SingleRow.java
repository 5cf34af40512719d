package dev.expunge.bench.scenario;

import dev.expunge.bench.Lab;
import dev.expunge.bench.Recorder;
import dev.expunge.bench.Scale;
import dev.expunge.bench.Scenario;
import dev.expunge.bench.result.Latencies;
import dev.expunge.bench.result.Target;
import dev.expunge.bench.rival.CascadeInSql;
import java.util.List;

/** E: deletes of one row, one after the other, each waited for, on a system that does nothing else. */
public final class SingleRow implements Scenario {

    private static final String P50 = "Expunge, p50";
    private static final String P99 = "Expunge, p99";
    private static final int CALLS = 300;
    private static final int LEAST_CALLS = 10;

    private final int calls;
    private int round;

    /** As many at any larger scale: one row at a time takes as long there. */
    public SingleRow(Scale scale) {
        calls = Math.max(LEAST_CALLS, Math.min(CALLS, scale.of(CALLS)));
    }

    @Override
    public String id() {
        return "E";
    }

    @Override
    public String title() {
        return "delete of a single row with Prefer: wait, idle system, " + calls + " calls a round";
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.atMost(P50, 60), Target.atMost(P99, 150), Target.atMost(P50, 25));
    }

    @Override
    public void prepare(Lab lab) {
        new Family(lab, "").declare("cascade");
    }

    @Override
    public void round(Lab lab, Recorder out) {
        Family family = new Family(lab, "");
        String prefix = "r" + round++ + "-";
        lab.doing("loading");
        family.write(prefix, calls, 0);
        family.settle();
        lab.doing("deleting");
        Latencies latencies = new Latencies();
        for (int i = 0; i < calls; i++) {
            latencies.add(family.delete(prefix + i, "hard", 0));
        }
        out.record(P50, "ms", latencies.ms(0.5));
        out.record(P99, "ms", latencies.ms(0.99));
        lab.doing("PostgreSQL");
        CascadeInSql sql = new CascadeInSql(lab.postgres());
        sql.load(calls, 0, Family.BODY);
        Latencies ofSql = sql.deleteEach(calls, 1).latencies();
        out.record("PostgreSQL, p50", "ms", ofSql.ms(0.5));
        out.record("PostgreSQL, p99", "ms", ofSql.ms(0.99));
    }
}

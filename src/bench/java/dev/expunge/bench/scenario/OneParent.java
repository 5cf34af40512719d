package dev.expunge.bench.scenario;

import dev.expunge.bench.Lab;
import dev.expunge.bench.Recorder;
import dev.expunge.bench.Scenario;
import dev.expunge.bench.result.Target;
import dev.expunge.bench.rival.BatchesInSql;
import dev.expunge.bench.rival.CascadeInSql;
import java.util.List;

/** A: one parent with many children is deleted, hard; nothing can refuse. */
public final class OneParent implements Scenario {

    private static final String LARGE = "Expunge, 1 M children";
    private static final String MIDDLE = "Expunge, 100 k children";
    private static final String SMALL = "Expunge, 10 k children";
    private static final String BATCHES = "SQL batches of 1,000, 1 M children";
    private static final String RAW = "raw limit, 1 M records";

    @Override
    public String id() {
        return "A";
    }

    @Override
    public String title() {
        return "one parent, many children, hard";
    }

    @Override
    public List<Target> targets() {
        return List.of(
                Target.atLeast(LARGE, 40_000),
                Target.atLeast(LARGE, 1, BATCHES),
                Target.atLeast(LARGE, 0.8, MIDDLE),
                Target.atLeast(LARGE, 0.6, RAW));
    }

    @Override
    public void prepare(Lab lab) {
        new Family(lab, "").declare("cascade");
    }

    @Override
    public void round(Lab lab, Recorder out) {
        Family family = new Family(lab, "");
        family.measure(out, LARGE, lab.size(1_000_000));
        family.measure(out, MIDDLE, lab.size(100_000));
        family.measure(out, SMALL, lab.size(10_000));
        cascade(lab, out, "ON DELETE CASCADE, 1 M children", lab.size(1_000_000));
        cascade(lab, out, "ON DELETE CASCADE, 100 k children", lab.size(100_000));
        batches(lab, out, BATCHES, lab.size(1_000_000));
        batches(lab, out, "SQL batches of 1,000, 100 k children", lab.size(100_000));
        lab.doing("raw limit");
        int records = lab.size(1_000_000);
        out.rate(RAW, "rows", records, lab.rawLimit().pass(records, Family.BODY));
    }

    private static void cascade(Lab lab, Recorder out, String series, int children) {
        lab.doing(series);
        CascadeInSql sql = new CascadeInSql(lab.postgres());
        sql.load(1, children, Family.BODY);
        out.rate(series, "rows", children + 1, sql.deleteFirst());
    }

    private static void batches(Lab lab, Recorder out, String series, int children) {
        lab.doing(series);
        BatchesInSql sql = new BatchesInSql(lab.postgres());
        sql.load(children, Family.BODY);
        out.rate(series, "rows", children + 1, sql.deleteFirst());
    }
}

package dev.expunge.bench.scenario;

import dev.expunge.bench.Lab;
import dev.expunge.bench.Recorder;
import dev.expunge.bench.Scale;
import dev.expunge.bench.Scenario;
import dev.expunge.bench.result.Target;
import dev.expunge.bench.rival.BatchesInSql;
import dev.expunge.bench.rival.CascadeInSql;
import java.util.List;

/** A: one parent with many children is deleted, hard; nothing can refuse. */
public final class OneParent implements Scenario {

    private static final int LARGE = 1_000_000;
    private static final int MIDDLE = 100_000;
    private static final int SMALL = 10_000;

    private final Scale scale;

    public OneParent(Scale scale) {
        this.scale = scale;
    }

    @Override
    public String id() {
        return "A";
    }

    @Override
    public String title() {
        return "one parent with " + scale.text(SMALL) + ", " + scale.text(MIDDLE) + " and " + scale.text(LARGE)
                + " children, hard";
    }

    @Override
    public List<Target> targets() {
        return List.of(
                Target.atLeast(expunge(LARGE), 40_000),
                Target.atLeast(expunge(LARGE), 1, batches(LARGE)),
                Target.atLeast(expunge(LARGE), 0.8, expunge(MIDDLE)),
                Target.atLeast(expunge(LARGE), 0.6, raw()));
    }

    private String expunge(int children) {
        return "Expunge, " + scale.text(children) + " children";
    }

    private String batches(int children) {
        return "SQL batches of 1,000, " + scale.text(children) + " children";
    }

    private String raw() {
        return "raw limit, " + scale.text(LARGE) + " records";
    }

    @Override
    public void prepare(Lab lab) {
        new Family(lab, "").declare("cascade");
    }

    @Override
    public void round(Lab lab, Recorder out) {
        Family family = new Family(lab, "");
        for (int children : List.of(LARGE, MIDDLE, SMALL)) {
            family.measure(out, expunge(children), scale.of(children));
        }
        for (int children : List.of(LARGE, MIDDLE)) {
            cascade(lab, out, scale.of(children));
        }
        for (int children : List.of(LARGE, MIDDLE)) {
            batches(lab, out, batches(children), scale.of(children));
        }
        lab.doing("raw limit");
        int records = scale.of(LARGE);
        out.rate(raw(), "rows", records, lab.rawLimit().pass(records, Family.BODY));
    }

    private static void cascade(Lab lab, Recorder out, int children) {
        String series = "ON DELETE CASCADE, " + Scale.textOf(children) + " children";
        lab.doing(series);
        CascadeInSql sql = new CascadeInSql(lab.postgres());
        sql.load(1, children, Family.BODY);
        out.rate(series, "rows", children + 1L, sql.deleteFirst());
    }

    private static void batches(Lab lab, Recorder out, String series, int children) {
        lab.doing(series);
        BatchesInSql sql = new BatchesInSql(lab.postgres());
        sql.load(1, children, Family.BODY);
        out.rate(series, "rows", children + 1L, sql.deleteAll());
    }
}

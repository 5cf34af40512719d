package dev.expunge.bench.scenario;

import dev.expunge.bench.Lab;
import dev.expunge.bench.Recorder;
import dev.expunge.bench.Scale;
import dev.expunge.bench.Scenario;
import dev.expunge.bench.result.Target;
import dev.expunge.bench.rival.CascadeInSql;
import java.util.List;

/** C: as A, but some table could refuse: rows are held first, and go after the decision. */
public final class TwoPhases implements Scenario {

    private static final String PREFIX = "held";
    private static final int CHILDREN = 1_000_000;

    private final int children;
    private final String held;
    private final String fast;
    private final String sql;

    public TwoPhases(Scale scale) {
        children = scale.of(CHILDREN);
        String size = Scale.textOf(children) + " children";
        held = "Expunge, restrict in reach, " + size;
        fast = "Expunge, A of this run, " + size;
        sql = "ON DELETE CASCADE, restrict in reach, " + size;
    }

    @Override
    public String id() {
        return "C";
    }

    @Override
    public String title() {
        return "one parent, " + Scale.textOf(children) + " children, a restrict foreign key in reach";
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.atLeast(held, 0.4, fast), Target.atLeast(held, 0.6, fast));
    }

    @Override
    public void prepare(Lab lab) {
        new Family(lab, "").declare("cascade");
        Family guarded = new Family(lab, PREFIX);
        guarded.declare("cascade");
        lab.product()
                .api()
                .put(
                        "/catalog",
                        "{'tables': {'guards': {'columns': {'id': 'string', 'childId': 'id(" + guarded.children()
                                + ")'}, 'indexes': {'by_child': ['childId']}, 'foreignKeys': [{'columns': ['childId'],"
                                + " 'references': {'table': '" + guarded.children()
                                + "'}, 'onDelete': 'restrict'}]}}}");
    }

    @Override
    public void round(Lab lab, Recorder out) {
        new Family(lab, PREFIX).measure(out, held, children);
        new Family(lab, "").measure(out, fast, children);
        lab.doing(sql);
        CascadeInSql rival = new CascadeInSql(lab.postgres());
        rival.load(1, children, Family.BODY);
        rival.guard();
        out.rate(sql, "rows", children + 1L, rival.deleteFirst());
        lab.doing("raw limit");
        out.rate("raw limit, as many records", "rows", children, lab.rawLimit().pass(children, Family.BODY));
    }
}

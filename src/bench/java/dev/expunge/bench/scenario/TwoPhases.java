package dev.expunge.bench.scenario;

import dev.expunge.bench.Lab;
import dev.expunge.bench.Recorder;
import dev.expunge.bench.Scenario;
import dev.expunge.bench.result.Target;
import dev.expunge.bench.rival.CascadeInSql;
import java.util.List;

/** C: as A, but some table could refuse: rows are held first, and go after the decision. */
public final class TwoPhases implements Scenario {

    private static final String HELD = "Expunge, restrict in reach, 1 M children";
    private static final String FAST = "Expunge, A of this run, 1 M children";
    private static final String SQL = "ON DELETE CASCADE, restrict in reach, 1 M children";
    private static final String PREFIX = "held";

    @Override
    public String id() {
        return "C";
    }

    @Override
    public String title() {
        return "one parent, 1 M children, a restrict foreign key in reach";
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.atLeast(HELD, 0.4, FAST), Target.atLeast(HELD, 0.6, FAST));
    }

    @Override
    public void prepare(Lab lab) {
        new Family(lab, "").declare("cascade");
        Family held = new Family(lab, PREFIX);
        held.declare("cascade");
        lab.product()
                .api()
                .put(
                        "/catalog",
                        "{'tables': {'guards': {'columns': {'id': 'string', 'childId': 'id(" + held.children()
                                + ")'}, 'indexes': {'by_child': ['childId']}, 'foreignKeys': [{'columns': ['childId'],"
                                + " 'references': {'table': '" + held.children() + "'}, 'onDelete': 'restrict'}]}}}");
    }

    @Override
    public void round(Lab lab, Recorder out) {
        int children = lab.size(1_000_000);
        new Family(lab, PREFIX).measure(out, HELD, children);
        new Family(lab, "").measure(out, FAST, children);
        lab.doing(SQL);
        CascadeInSql sql = new CascadeInSql(lab.postgres());
        sql.load(1, children, Family.BODY);
        sql.guard();
        out.rate(SQL, "rows", children + 1L, sql.deleteFirst());
        lab.doing("raw limit");
        out.rate("raw limit, as many records", "rows", children, lab.rawLimit().pass(children, Family.BODY));
    }
}

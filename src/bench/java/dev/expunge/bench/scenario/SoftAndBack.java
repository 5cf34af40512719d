package dev.expunge.bench.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.bench.Lab;
import dev.expunge.bench.Recorder;
import dev.expunge.bench.Scale;
import dev.expunge.bench.Scenario;
import dev.expunge.bench.result.Target;
import dev.expunge.bench.rival.CascadeInSql;
import java.time.Duration;
import java.util.List;

/** F: one parent and its children are deleted softly, and restored. */
public final class SoftAndBack implements Scenario {

    private static final int CHILDREN = 100_000;
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final int children;
    private final String size;
    private final String softly;
    private final String restore;
    private final String hard;

    public SoftAndBack(Scale scale) {
        children = scale.of(CHILDREN);
        size = ", " + Scale.textOf(children) + " children";
        softly = "Expunge, soft delete" + size;
        restore = "Expunge, restore" + size;
        hard = "Expunge, A of this run" + size;
    }

    @Override
    public String id() {
        return "F";
    }

    @Override
    public String title() {
        return "soft delete of " + Scale.textOf(children) + " rows, then restore of it";
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.atLeast(softly, 0.5, hard), Target.atLeast(restore, 0.5, hard));
    }

    @Override
    public void prepare(Lab lab) {
        new Family(lab, "").declare("cascade");
    }

    @Override
    public void round(Lab lab, Recorder out) {
        Family family = new Family(lab, "");
        expunge(lab, out, family);
        family.measure(out, hard, children);
        lab.doing("SQL");
        CascadeInSql sql = new CascadeInSql(lab.postgres());
        sql.load(1, children, Family.BODY);
        out.rate("SQL UPDATE of a column" + size, "rows", children + 1L, sql.stampFirst());
        out.rate("SQL UPDATE back" + size, "rows", children + 1L, sql.restoreFirst());
        lab.doing("raw limit");
        out.rate("raw limit, as many records", "rows", children, lab.rawLimit().pass(children, Family.BODY));
    }

    private void expunge(Lab lab, Recorder out, Family family) {
        String parent = "s" + System.nanoTime();
        lab.doing(softly + ": loading");
        family.write(parent, children);
        family.settle();
        lab.doing(softly);
        long start = System.nanoTime();
        JsonNode soft = lab.product()
                .api()
                .postAndWait(
                        "/deletes",
                        "{'table': '" + family.parents() + "', 'key': '" + parent + "', 'mode': 'soft'}",
                        LIMIT);
        out.rate(softly, "rows", children + 1L, System.nanoTime() - start);
        Expect.completed(soft, "softDeleted", family.children(), children);
        lab.doing(restore);
        start = System.nanoTime();
        JsonNode restored = lab.product()
                .api()
                .postAndWait("/deletes/" + soft.path("deleteId").asText() + "/restore", "{}", LIMIT);
        out.rate(restore, "rows", children + 1L, System.nanoTime() - start);
        Expect.equal("state", "RESTORED", restored.path("state").asText());
        Expect.equal(
                "restored",
                (long) children,
                restored.path("counts").path("restored").path(family.children()).asLong());
    }
}

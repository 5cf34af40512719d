package dev.expunge.bench.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.bench.Lab;
import dev.expunge.bench.Recorder;
import dev.expunge.bench.Scenario;
import dev.expunge.bench.result.Target;
import dev.expunge.bench.rival.CascadeInSql;
import java.time.Duration;
import java.util.List;

/** F: one parent and its children are deleted softly, and restored. */
public final class SoftAndBack implements Scenario {

    private static final String SOFT = "Expunge, soft delete, 100 k children";
    private static final String RESTORE = "Expunge, restore, 100 k children";
    private static final String HARD = "Expunge, A of this run, 100 k children";
    private static final Duration LIMIT = Duration.ofMinutes(30);

    @Override
    public String id() {
        return "F";
    }

    @Override
    public String title() {
        return "soft delete of 100 k rows, then restore of it";
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.atLeast(SOFT, 0.5, HARD), Target.atLeast(RESTORE, 0.5, HARD));
    }

    @Override
    public void prepare(Lab lab) {
        new Family(lab, "").declare("cascade");
    }

    @Override
    public void round(Lab lab, Recorder out) {
        int children = lab.size(100_000);
        Family family = new Family(lab, "");
        expunge(lab, out, family, children);
        family.measure(out, HARD, children);
        lab.doing("SQL");
        CascadeInSql sql = new CascadeInSql(lab.postgres());
        sql.load(1, children, Family.BODY);
        out.rate("SQL UPDATE of a column, 100 k children", "rows", children + 1L, sql.stampFirst());
        out.rate("SQL UPDATE back, 100 k children", "rows", children + 1L, sql.restoreFirst());
        lab.doing("raw limit");
        out.rate("raw limit, as many records", "rows", children, lab.rawLimit().pass(children, Family.BODY));
    }

    private static void expunge(Lab lab, Recorder out, Family family, int children) {
        String parent = "s" + System.nanoTime();
        lab.doing(SOFT + ": loading");
        family.write(parent, children);
        family.settle();
        lab.doing(SOFT);
        long start = System.nanoTime();
        JsonNode soft = lab.product()
                .api()
                .postAndWait(
                        "/deletes",
                        "{'table': '" + family.parents() + "', 'key': '" + parent + "', 'mode': 'soft'}",
                        LIMIT);
        out.rate(SOFT, "rows", children + 1L, System.nanoTime() - start);
        Expect.completed(soft, "softDeleted", family.children(), children);
        lab.doing(RESTORE);
        start = System.nanoTime();
        JsonNode restored = lab.product()
                .api()
                .postAndWait("/deletes/" + soft.path("deleteId").asText() + "/restore", "{}", LIMIT);
        out.rate(RESTORE, "rows", children + 1L, System.nanoTime() - start);
        Expect.equal("state", "RESTORED", restored.path("state").asText());
        Expect.equal(
                "restored",
                (long) children,
                restored.path("counts").path("restored").path(family.children()).asLong());
    }
}

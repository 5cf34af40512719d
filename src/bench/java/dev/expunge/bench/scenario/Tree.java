package dev.expunge.bench.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.bench.Lab;
import dev.expunge.bench.Recorder;
import dev.expunge.bench.Scenario;
import dev.expunge.bench.result.Target;
import dev.expunge.bench.rival.TreeInSql;
import dev.expunge.core.row.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** B: a root, the middle, the leaves: three levels that cascade. */
public final class Tree implements Scenario {

    private static final String TREE = "Expunge, tree 1 → 1,000 → 1 M";
    private static final String FLAT = "Expunge, A of this run, 1 M children";
    private static final String SQL = "ON DELETE CASCADE, the same tree";
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final Value BODY = new Value.Text(Family.BODY);

    @Override
    public String id() {
        return "B";
    }

    @Override
    public String title() {
        return "a tree of three levels, 1 → 1,000 → 1,000 each, hard";
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.atLeast(TREE, 0.8, FLAT));
    }

    @Override
    public void prepare(Lab lab) {
        new Family(lab, "").declare("cascade");
        lab.product()
                .api()
                .put(
                        "/catalog",
                        "{'tables': {'roots': " + table(null) + ", 'middles': " + table("roots") + ", 'leaves': "
                                + table("middles") + "}}");
    }

    private static String table(@Nullable String parent) {
        return parent == null
                ? "{'columns': {'id': 'string', 'body': 'string'}}"
                : "{'columns': {'id': 'string', 'parentId': 'id(" + parent
                        + ")', 'body': 'string'}, 'indexes': {'by_parent': ['parentId']}, 'foreignKeys': [{'columns':"
                        + " ['parentId'], 'references': {'table': '" + parent + "'}, 'onDelete': 'cascade'}]}";
    }

    @Override
    public void round(Lab lab, Recorder out) {
        // The number of rows follows the scale, and so each level its root.
        int fan = (int) Math.max(2, Math.round(Math.sqrt(lab.size(1_000_000))));
        long rows = 1L + fan + (long) fan * fan;
        String root = "t" + System.nanoTime();
        lab.doing(TREE + ": loading");
        write(lab, root, fan);
        lab.doing(TREE + ": deleting");
        long start = System.nanoTime();
        JsonNode status = lab.product()
                .api()
                .postAndWait("/deletes", "{'table': 'roots', 'key': '" + root + "', 'mode': 'hard'}", LIMIT);
        out.rate(TREE, "rows", rows, System.nanoTime() - start);
        Expect.completed(status, "hardDeleted", "leaves", (long) fan * fan);
        new Family(lab, "").measure(out, FLAT, lab.size(1_000_000));
        lab.doing(SQL);
        TreeInSql sql = new TreeInSql(lab.postgres());
        sql.load(fan, Family.BODY);
        out.rate(SQL, "rows", rows, sql.delete());
        lab.doing("raw limit");
        out.rate("raw limit, as many records", "rows", rows, lab.rawLimit().pass((int) rows, Family.BODY));
    }

    private static void write(Lab lab, String root, int fan) {
        lab.loader().write("roots", root, Map.of("body", BODY));
        for (int i = 0; i < fan; i++) {
            String middle = root + "m" + i;
            lab.loader().write("middles", middle, Map.of("body", BODY, "parentId", new Value.Text(root)));
            for (int j = 0; j < fan; j++) {
                lab.loader()
                        .write("leaves", middle + "l" + j, Map.of("body", BODY, "parentId", new Value.Text(middle)));
            }
        }
        lab.loader().flush();
        lab.sentinels().awaitShown("leaves", "parentId");
    }
}

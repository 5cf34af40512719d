package dev.expunge.bench.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.bench.Lab;
import dev.expunge.bench.Recorder;
import dev.expunge.bench.Scale;
import dev.expunge.bench.Scenario;
import dev.expunge.bench.result.Target;
import dev.expunge.bench.rival.BatchesInSql;
import dev.expunge.bench.rival.TreeInSql;
import dev.expunge.core.row.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** B: a root, the middle, the leaves: three levels that cascade. */
public final class Tree implements Scenario {

    private static final String CASCADE = "ON DELETE CASCADE, the same tree";
    private static final String BATCHES = "SQL batches of 1,000, the same tree";
    private static final int LEAVES = 1_000_000;
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final Value BODY = new Value.Text(Family.BODY);

    private final int fan;
    private final String tree;
    private final String flat;

    /** The number of rows follows the scale, and so each level its root. */
    public Tree(Scale scale) {
        fan = (int) Math.max(2, Math.round(Math.sqrt(scale.of(LEAVES))));
        tree = "Expunge, tree 1 → " + Scale.textOf(fan) + " → " + Scale.textOf(fan * fan);
        flat = "Expunge, A of this run, " + Scale.textOf(fan * fan) + " children";
    }

    @Override
    public String id() {
        return "B";
    }

    @Override
    public String title() {
        return "a tree of three levels, 1 → " + Scale.textOf(fan) + " → " + Scale.textOf(fan) + " each, hard";
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.atLeast(tree, 0.8, flat));
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
        long rows = 1L + fan + (long) fan * fan;
        String root = "t" + System.nanoTime();
        lab.doing(tree + ": loading");
        write(lab, root);
        lab.doing(tree + ": deleting");
        long start = System.nanoTime();
        JsonNode status = lab.product()
                .api()
                .postAndWait("/deletes", "{'table': 'roots', 'key': '" + root + "', 'mode': 'hard'}", LIMIT);
        out.rate(tree, "rows", rows, System.nanoTime() - start);
        Expect.completed(status, "hardDeleted", "leaves", (long) fan * fan);
        new Family(lab, "").measure(out, flat, fan * fan);
        lab.doing(CASCADE);
        TreeInSql cascade = new TreeInSql(lab.postgres());
        cascade.load(fan, Family.BODY);
        out.rate(CASCADE, "rows", rows, cascade.delete());
        lab.doing(BATCHES);
        BatchesInSql batches = new BatchesInSql(lab.postgres());
        batches.load(fan, fan, Family.BODY);
        out.rate(BATCHES, "rows", rows, batches.deleteAll());
        lab.doing("raw limit");
        out.rate("raw limit, as many records", "rows", rows, lab.rawLimit().pass((int) rows, Family.BODY));
    }

    private void write(Lab lab, String root) {
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

package dev.expunge.bench.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.bench.Lab;
import dev.expunge.bench.Recorder;
import dev.expunge.bench.Scale;
import dev.expunge.bench.Scenario;
import dev.expunge.bench.result.Target;
import dev.expunge.core.row.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** K: a chain in which each row references the one before, and two rows that reference each other with many below them. */
public final class Cycles implements Scenario {

    private static final int CHAIN = 10_000;
    private static final int CYCLE = 100_000;
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final Value BODY = new Value.Text(Family.BODY);

    private final int deep;
    private final int wide;

    public Cycles(Scale scale) {
        deep = Math.max(4, scale.of(CHAIN));
        wide = Math.max(4, scale.of(CYCLE));
    }

    @Override
    public String id() {
        return "K";
    }

    @Override
    public String title() {
        return "self-referencing chain, " + Scale.textOf(deep) + " deep; one 2-cycle of " + Scale.textOf(wide)
                + " rows";
    }

    /** Linear: twice the rows at no less than 80 % of the speed. */
    @Override
    public List<Target> targets() {
        return List.of(
                Target.atLeast(chain(deep), 0.8, chain(deep / 2)), Target.atLeast(cycle(wide), 0.8, cycle(wide / 2)));
    }

    @Override
    public void prepare(Lab lab) {
        lab.product()
                .api()
                .put(
                        "/catalog",
                        "{'tables': {'nodes': {'columns': {'id': 'string', 'parentId': 'id(nodes)', 'body': 'string'},"
                                + " 'indexes': {'by_parent': ['parentId']}, 'foreignKeys': [{'columns': ['parentId'],"
                                + " 'references': {'table': 'nodes'}, 'onDelete': 'cascade'}]}}}");
    }

    @Override
    public void round(Lab lab, Recorder out) {
        chain(lab, out, deep / 2);
        chain(lab, out, deep);
        cycle(lab, out, wide / 2);
        cycle(lab, out, wide);
    }

    private static String chain(int depth) {
        return "Expunge, chain " + Scale.textOf(depth) + " deep";
    }

    private static String cycle(int rows) {
        return "Expunge, 2-cycle with " + Scale.textOf(rows) + " rows";
    }

    private static void chain(Lab lab, Recorder out, int depth) {
        String series = chain(depth);
        String prefix = "chain" + System.nanoTime() + "-";
        lab.doing(series + ": loading");
        lab.loader().write("nodes", prefix + 0, Map.of("body", BODY));
        for (int i = 1; i < depth; i++) {
            node(lab, prefix + i, prefix + (i - 1));
        }
        delete(lab, out, series, prefix + 0, depth);
    }

    private static void cycle(Lab lab, Recorder out, int rows) {
        String series = cycle(rows);
        String prefix = "cycle" + System.nanoTime() + "-";
        lab.doing(series + ": loading");
        node(lab, prefix + 0, prefix + 1);
        node(lab, prefix + 1, prefix + 0);
        for (int i = 2; i < rows; i++) {
            node(lab, prefix + i, prefix + i % 2);
        }
        delete(lab, out, series, prefix + 0, rows);
    }

    private static void node(Lab lab, String key, String parent) {
        lab.loader().write("nodes", key, Map.of("body", BODY, "parentId", new Value.Text(parent)));
    }

    private static void delete(Lab lab, Recorder out, String series, String root, int rows) {
        lab.loader().flush();
        lab.sentinels().awaitShown("nodes", "parentId");
        lab.doing(series + ": deleting");
        long start = System.nanoTime();
        JsonNode status = lab.product()
                .api()
                .postAndWait("/deletes", "{'table': 'nodes', 'key': '" + root + "', 'mode': 'hard'}", LIMIT);
        out.rate(series, "rows", rows, System.nanoTime() - start);
        Expect.completed(status, "hardDeleted", "nodes", rows);
    }
}

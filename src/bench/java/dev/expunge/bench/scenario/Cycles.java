package dev.expunge.bench.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.bench.Lab;
import dev.expunge.bench.Recorder;
import dev.expunge.bench.Scenario;
import dev.expunge.bench.result.Target;
import dev.expunge.core.row.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** K: a chain in which each row references the one before, and two rows that reference each other with many below them. */
public final class Cycles implements Scenario {

    private static final String HALF_CHAIN = "Expunge, chain 5 k deep";
    private static final String CHAIN = "Expunge, chain 10 k deep";
    private static final String HALF_CYCLE = "Expunge, 2-cycle with 50 k rows";
    private static final String CYCLE = "Expunge, 2-cycle with 100 k rows";
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final Value BODY = new Value.Text(Family.BODY);

    @Override
    public String id() {
        return "K";
    }

    @Override
    public String title() {
        return "10 k-deep self-referencing chain; one 2-cycle of 100 k rows";
    }

    /** Linear: twice the rows at no less than 80 % of the speed. */
    @Override
    public List<Target> targets() {
        return List.of(Target.atLeast(CHAIN, 0.8, HALF_CHAIN), Target.atLeast(CYCLE, 0.8, HALF_CYCLE));
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
        chain(lab, out, HALF_CHAIN, Math.max(2, lab.size(5_000)));
        chain(lab, out, CHAIN, Math.max(2, lab.size(10_000)));
        cycle(lab, out, HALF_CYCLE, Math.max(2, lab.size(50_000)));
        cycle(lab, out, CYCLE, Math.max(2, lab.size(100_000)));
    }

    private static void chain(Lab lab, Recorder out, String series, int depth) {
        String prefix = "chain" + System.nanoTime() + "-";
        lab.doing(series + ": loading");
        lab.loader().write("nodes", prefix + 0, Map.of("body", BODY));
        for (int i = 1; i < depth; i++) {
            node(lab, prefix + i, prefix + (i - 1));
        }
        delete(lab, out, series, prefix + 0, depth);
    }

    private static void cycle(Lab lab, Recorder out, String series, int rows) {
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

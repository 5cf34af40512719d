package dev.expunge.bench.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.bench.Lab;
import dev.expunge.bench.Recorder;
import dev.expunge.bench.Scale;
import dev.expunge.bench.Scenario;
import dev.expunge.bench.result.Latencies;
import dev.expunge.bench.result.Target;
import java.util.List;
import java.util.Set;

/** J: as E, while a large delete runs. */
public final class SingleRowUnderLoad implements Scenario {

    private static final String P50 = "Expunge, p50 of a single row meanwhile";
    private static final String P99 = "Expunge, p99 of a single row meanwhile";
    private static final String LARGE = "Expunge, the large delete meanwhile";
    private static final Set<String> UNDER_WAY = Set.of("ACCEPTED", "PLANNING", "APPLYING");
    private static final int MOST_CALLS = 3_000;
    private static final int CHILDREN = 1_000_000;

    private final int children;
    private final int most;

    public SingleRowUnderLoad(Scale scale) {
        children = scale.of(CHILDREN);
        most = Math.max(20, Math.min(MOST_CALLS, scale.of(MOST_CALLS)));
    }

    @Override
    public String id() {
        return "J";
    }

    @Override
    public String title() {
        return "single-row deletes while a delete of " + Scale.textOf(children) + " rows runs";
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.atMost(P99, 1_000), Target.atMost(P99, 300));
    }

    @Override
    public void prepare(Lab lab) {
        new Family(lab, "").declare("cascade");
    }

    @Override
    public void round(Lab lab, Recorder out) {
        Family family = new Family(lab, "");
        String large = "large" + System.nanoTime();
        lab.doing("loading");
        family.write(large, children);
        family.write(large + "-", most, 0);
        family.settle();
        lab.doing("deleting");
        long start = System.nanoTime();
        String id = lab.product()
                .api()
                .post("/deletes", "{'table': '" + family.parents() + "', 'key': '" + large + "', 'mode': 'hard'}")
                .path("deleteId")
                .asText();
        Latencies latencies = new Latencies();
        JsonNode status;
        int i = 0;
        do {
            latencies.add(family.delete(large + "-" + i++, "hard", 0));
            status = lab.product().api().get("/deletes/" + id);
        } while (UNDER_WAY.contains(status.path("state").asText()) && i < most);
        status = lab.product().api().await(id, family.limit());
        out.rate(LARGE, "rows", children + 1L, System.nanoTime() - start);
        Expect.completed(status, "hardDeleted", family.children(), children);
        out.record(P50, "ms", latencies.ms(0.5));
        out.record(P99, "ms", latencies.ms(0.99));
        out.record("single-row deletes meanwhile", "calls", latencies.count());
    }
}

package dev.expunge.bench.scenario;

import dev.expunge.bench.Lab;
import dev.expunge.bench.Recorder;
import dev.expunge.bench.Scale;
import dev.expunge.bench.Scenario;
import dev.expunge.bench.result.Latencies;
import dev.expunge.bench.result.Target;
import dev.expunge.bench.rival.CascadeInSql;
import dev.expunge.bench.rival.Clients;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** D: deletes of parents with 10 children each, 64 callers at a time, each waiting for its own. */
public final class ManyParents implements Scenario {

    private static final String RATE = "Expunge";
    private static final String P50 = "Expunge, p50";
    private static final String P99 = "Expunge, p99";
    private static final String SQL = "ON DELETE CASCADE";
    static final int CHILDREN = 10;
    static final int CALLERS = 64;
    private static final int PARENTS = 20_000;

    private final int parents;
    private int round;

    public ManyParents(Scale scale) {
        parents = Math.max(CALLERS, scale.of(PARENTS));
    }

    @Override
    public String id() {
        return "D";
    }

    @Override
    public String title() {
        return Scale.textOf(parents) + " deletes of parents with " + CHILDREN + " children each, " + CALLERS
                + " at a time through the API";
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.atLeast(RATE, 1_500), Target.atMost(P99, 1_000), Target.atLeast(RATE, 4_000));
    }

    @Override
    public void prepare(Lab lab) {
        new Family(lab, "").declare("cascade");
    }

    @Override
    public void round(Lab lab, Recorder out) {
        Family family = new Family(lab, "");
        String prefix = "r" + round++ + "-";
        lab.doing("loading");
        family.write(prefix, parents, CHILDREN);
        family.settle();
        lab.doing("deleting");
        Latencies latencies = new Latencies();
        long took = deleteAll(family, prefix, parents, latencies);
        out.rate(RATE, "deletes", parents, took);
        out.record(P50, "ms", latencies.ms(0.5));
        out.record(P99, "ms", latencies.ms(0.99));
        lab.doing(SQL);
        CascadeInSql sql = new CascadeInSql(lab.postgres());
        sql.load(parents, CHILDREN, Family.BODY);
        Clients.Timed timed = sql.deleteEach(parents, CALLERS);
        out.rate(SQL, "deletes", parents, timed.nanos());
        out.record(SQL + ", p50", "ms", timed.latencies().ms(0.5));
        out.record(SQL + ", p99", "ms", timed.latencies().ms(0.99));
        lab.doing("raw limit");
        int records = parents * (1 + CHILDREN);
        long raw = lab.rawLimit().pass(records, Family.BODY);
        out.rate("raw limit, as many rows", "deletes", parents, raw);
    }

    /** @return nanoseconds */
    static long deleteAll(Family family, String prefix, int parents, Latencies latencies) {
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            AtomicInteger next = new AtomicInteger();
            long start = System.nanoTime();
            List<CompletableFuture<Void>> callers = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> CompletableFuture.runAsync(
                            () -> {
                                for (int i = next.getAndIncrement(); i < parents; i = next.getAndIncrement()) {
                                    latencies.add(family.delete(prefix + i, "hard", CHILDREN));
                                }
                            },
                            threads))
                    .toList();
            callers.forEach(CompletableFuture::join);
            return System.nanoTime() - start;
        } finally {
            threads.shutdown();
        }
    }
}

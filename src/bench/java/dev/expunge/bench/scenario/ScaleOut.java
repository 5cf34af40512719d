package dev.expunge.bench.scenario;

import dev.expunge.bench.Lab;
import dev.expunge.bench.Recorder;
import dev.expunge.bench.Scale;
import dev.expunge.bench.Scenario;
import dev.expunge.bench.product.Services;
import dev.expunge.bench.product.Site;
import dev.expunge.bench.result.Latencies;
import dev.expunge.bench.result.Target;
import dev.expunge.testkit.BrokerCluster;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** S: A and D with 1, 2 and 4 processors on three brokers, everything replicated three times. */
public final class ScaleOut implements Scenario {

    private static final int SHARDS = 8;
    private static final int BROKERS = 3;
    private static final int MOST = 4;
    private static final int CHILDREN = 200_000;
    private static final int PARENTS = 2_000;

    private final int children;
    private final int parents;

    private @Nullable Services services;
    private @Nullable Site site;
    private int processors;

    public ScaleOut(Scale scale) {
        children = scale.of(CHILDREN);
        parents = Math.max(ManyParents.CALLERS, scale.of(PARENTS));
    }

    @Override
    public String id() {
        return "S";
    }

    @Override
    public String title() {
        return "scale out: A with " + Scale.textOf(children) + " children and D with " + Scale.textOf(parents)
                + " parents on three brokers";
    }

    @Override
    public List<Target> targets() {
        return List.of();
    }

    @Override
    public void prepare(Lab lab) {
        BrokerCluster brokers = lab.opened("three brokers", () -> BrokerCluster.start(lab.dir(), BROKERS));
        String kafka = brokers.bootstrapServers();
        Services started = lab.opened(
                "the services",
                () -> Services.on(lab.dir().resolve("services"), new Services.Where(kafka, SHARDS, BROKERS)));
        services = started;
        run(1);
        started.start(Services.SCHEDULER, 1);
        started.start(Services.API, 1);
        started.awaitReady();
        site = lab.site(started, kafka, SHARDS);
        new Family(lab, site, "").declare("cascade");
    }

    /** A round starts with one processor again, and takes many minutes. */
    @Override
    public int warmUps() {
        return 0;
    }

    /** From 1 to 4 and back, so that each number is measured once in each round. */
    @Override
    public void round(Lab lab, Recorder out) {
        for (int count = 1; count <= MOST; count *= 2) {
            lab.doing(count + " processors");
            run(count);
            Objects.requireNonNull(services).awaitReady();
            services.awaitSpread(Services.PROCESSOR, count);
            // Processors that have just been started warm up first; nobody reads what that takes.
            measure(lab, new Recorder(), count);
            measure(lab, out, count);
        }
    }

    /** Starts and stops processors. */
    private void run(int count) {
        Services running = Objects.requireNonNull(services);
        while (processors < count) {
            running.start(Services.PROCESSOR, ++processors);
        }
        while (processors > count) {
            running.stop(Services.PROCESSOR, processors--);
        }
    }

    private void measure(Lab lab, Recorder out, int count) {
        Family family = new Family(lab, Objects.requireNonNull(site), "");
        String name = count + (count == 1 ? " processor" : " processors");
        family.measure(out, "A, " + name, children);
        String prefix = "d" + System.nanoTime() + "-";
        family.write(prefix, parents, ManyParents.CHILDREN);
        family.settle();
        Latencies latencies = new Latencies();
        long took = ManyParents.deleteAll(family, prefix, parents, latencies);
        out.rate("D, " + name, "deletes", parents, took);
        out.record("D, " + name + ", p99", "ms", latencies.ms(0.99));
    }
}

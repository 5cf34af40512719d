package dev.expunge.bench.scenario;

import dev.expunge.bench.Lab;
import dev.expunge.bench.Recorder;
import dev.expunge.bench.Scale;
import dev.expunge.bench.Scenario;
import dev.expunge.bench.product.Memory;
import dev.expunge.bench.product.Product;
import dev.expunge.bench.product.Services;
import dev.expunge.bench.result.Target;
import dev.expunge.broker.EmbeddedBroker;
import java.util.ArrayList;
import java.util.List;

/** L: the memory of each service, in processes of their own, after A at 1 M and at 5 M children. */
public final class MemoryOfServices implements Scenario {

    private static final List<String> SERVICES = List.of(Services.PROCESSOR, Services.SCHEDULER, Services.API);
    /** What counts as no growth: five times the rows, a fifth more memory. */
    private static final double GROWTH = 1.2;

    private static final int SMALL = 1_000_000;
    private static final int LARGE = 5_000_000;

    private final Scale scale;
    private int rounds;

    public MemoryOfServices(Scale scale) {
        this.scale = scale;
    }

    @Override
    public String id() {
        return "L";
    }

    @Override
    public String title() {
        return "memory of each service through A at " + scale.text(SMALL) + " and at " + scale.text(LARGE);
    }

    @Override
    public List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (String service : SERVICES) {
            targets.add(Target.atMost(heap(service, LARGE), GROWTH, heap(service, SMALL)));
            targets.add(Target.atMost(resident(service, LARGE), GROWTH, resident(service, SMALL)));
        }
        return targets;
    }

    private String heap(String service, int size) {
        return service + ", live heap after " + scale.text(size);
    }

    private String resident(String service, int size) {
        return service + ", most resident by the end of " + scale.text(size);
    }

    /** The most that a process has had can only grow, so each round has processes of its own, and none warms them up. */
    @Override
    public int warmUps() {
        return 0;
    }

    @Override
    public void prepare(Lab lab) {}

    @Override
    public void round(Lab lab, Recorder out) {
        try (Lab own = lab.within("round" + ++rounds)) {
            EmbeddedBroker broker =
                    own.opened("a broker", () -> EmbeddedBroker.start(own.dir().resolve("kafka")));
            String kafka = broker.bootstrapServers();
            Services services = own.opened(
                    "the services",
                    () -> Services.on(own.dir().resolve("services"), new Services.Where(kafka, Product.SHARDS, 1)));
            SERVICES.forEach(service -> services.start(service, 1));
            services.awaitReady();
            Family family = new Family(own, own.site(services, kafka, Product.SHARDS), "");
            family.declare("cascade");
            for (int size : List.of(SMALL, LARGE)) {
                family.measure(out, "Expunge, " + scale.text(size) + " children", scale.of(size));
                SERVICES.forEach(service -> measure(services.pid(service, 1), service, size, out));
            }
        }
    }

    private void measure(long pid, String service, int size, Recorder out) {
        out.record(resident(service, size), "MiB", Memory.peakMib(pid));
        out.record(heap(service, size), "MiB", Memory.heapMib(pid));
    }
}

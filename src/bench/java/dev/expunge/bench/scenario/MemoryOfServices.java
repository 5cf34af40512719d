package dev.expunge.bench.scenario;

import dev.expunge.bench.Lab;
import dev.expunge.bench.Recorder;
import dev.expunge.bench.Scale;
import dev.expunge.bench.Scenario;
import dev.expunge.bench.product.Memory;
import dev.expunge.bench.product.Product;
import dev.expunge.bench.product.Services;
import dev.expunge.bench.product.Site;
import dev.expunge.bench.result.Target;
import dev.expunge.broker.EmbeddedBroker;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** L: the memory of each service, in processes of their own, after A at 1 M and at 5 M children. */
public final class MemoryOfServices implements Scenario {

    private static final List<String> SERVICES = List.of(Services.PROCESSOR, Services.SCHEDULER, Services.API);
    /** What counts as no growth: five times the rows, a fifth more memory. */
    private static final double GROWTH = 1.2;

    private static final int SMALL = 1_000_000;
    private static final int LARGE = 5_000_000;

    private final Scale scale;
    private @Nullable Services services;
    private @Nullable Site site;

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

    @Override
    public void prepare(Lab lab) {
        EmbeddedBroker broker =
                lab.opened("a broker", () -> EmbeddedBroker.start(lab.dir().resolve("kafka")));
        String kafka = broker.bootstrapServers();
        Services started = lab.opened(
                "the services",
                () -> Services.on(lab.dir().resolve("services"), new Services.Where(kafka, Product.SHARDS, 1)));
        SERVICES.forEach(service -> started.start(service, 1));
        started.awaitReady();
        services = started;
        site = lab.site(started, kafka, Product.SHARDS);
        new Family(lab, site, "").declare("cascade");
    }

    @Override
    public void round(Lab lab, Recorder out) {
        delete(lab, out, SMALL);
        delete(lab, out, LARGE);
    }

    private void delete(Lab lab, Recorder out, int size) {
        new Family(lab, Objects.requireNonNull(site), "")
                .measure(out, "Expunge, " + scale.text(size) + " children", scale.of(size));
        for (String service : SERVICES) {
            long pid = Objects.requireNonNull(services).pid(service, 1);
            out.record(resident(service, size), "MiB", Memory.peakMib(pid));
            out.record(heap(service, size), "MiB", Memory.heapMib(pid));
        }
    }
}

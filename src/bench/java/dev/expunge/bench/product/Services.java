package dev.expunge.bench.product;

import dev.expunge.broker.FreePorts;
import dev.expunge.schema.embedded.EmbeddedRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** The services as processes of their own, as in a cluster, on brokers that are there. */
public final class Services implements AutoCloseable {

    public static final String PROCESSOR = "cascade-processor";
    public static final String SCHEDULER = "scheduler-service";
    public static final String API = "delete-api";

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Map<String, String> MAIN = Map.of(
            PROCESSOR, "dev.expunge.processor.Main",
            SCHEDULER, "dev.expunge.scheduler.Main",
            API, "dev.expunge.api.Main");
    /** As in the image, and with its heaps. */
    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    private static final Duration SPREAD_LIMIT = Duration.ofMinutes(5);

    private final Path dir;
    private final Where where;
    private final EmbeddedRegistry registry;
    private final Map<String, Started> children = new LinkedHashMap<>();

    /** @param replicas of each topic */
    public record Where(String kafka, int shards, int replicas) {}

    private record Started(Child child, Api health) {}

    private Services(Path dir, Where where) {
        this.dir = dir;
        this.where = where;
        try {
            Files.createDirectories(dir);
            this.registry = EmbeddedRegistry.start(0, dir.resolve("registry"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A registry, and no service yet. */
    public static Services on(Path dir, Where where) {
        return new Services(dir, where);
    }

    /**
     * Starts one copy.
     *
     * @param service one of the constants here
     * @param instance tells it from other copies
     */
    public void start(String service, int instance) {
        int port = FreePorts.find(1).get(0);
        String name = service + "-" + instance;
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("EXPUNGE_BOOTSTRAP_SERVERS", where.kafka());
        environment.put("EXPUNGE_REGISTRY_URL", registry());
        environment.put("EXPUNGE_SHARDS", Integer.toString(where.shards()));
        environment.put("EXPUNGE_REPLICATION_FACTOR", Integer.toString(where.replicas()));
        environment.put("EXPUNGE_INSTANCE_ID", Integer.toString(instance));
        environment.put("EXPUNGE_STATE_DIR", dir.resolve(name).toString());
        environment.put("EXPUNGE_HEALTH_PORT", Integer.toString(port));
        environment.put("EXPUNGE_HTTP_PORT", Integer.toString(port));
        Path log = dir.resolve(name + ".log");
        List<String> jvm = new ArrayList<>(JVM);
        jvm.add(service.equals(SCHEDULER) ? "-Xmx256m" : "-Xmx512m");
        Child child = Child.start(log, environment, jvm, Objects.requireNonNull(MAIN.get(service)), List.of());
        children.put(name, new Started(child, new Api(URI.create("http://127.0.0.1:" + port))));
    }

    /** Returns when all that were started are ready. */
    public void awaitReady() {
        children.forEach((name, started) -> {
            String path = name.startsWith(API) ? "/v1/health/ready" : "/health/ready";
            Patience.await(name + ", see " + dir, START_LIMIT, 50, () -> {
                if (!started.child().isAlive()) {
                    throw new IllegalStateException(name + " has ended, see " + dir);
                }
                return started.health().answers(path);
            });
        });
    }

    /**
     * Returns when each copy runs as many shards as the others: a new one gets them when it has a copy of their state, and
     * Kafka Streams looks for that once a minute.
     */
    public void awaitSpread(String service, int copies) {
        String figure = "expunge_partitions{role=\"active\",service=\"" + service + "\"}";
        Patience.await(
                "shards on each " + service,
                SPREAD_LIMIT,
                500,
                () -> IntStream.rangeClosed(1, copies)
                        .allMatch(copy ->
                                started(service, copy).health().figure(figure) == where.shards() / (double) copies));
    }

    public long pid(String service, int instance) {
        return started(service, instance).child().pid();
    }

    public Api api() {
        return started(API, 1).health();
    }

    public String registry() {
        return registry.url().toString();
    }

    /** Ends one copy in order. */
    public void stop(String service, int instance) {
        started(service, instance).child().close();
        children.remove(service + "-" + instance);
    }

    private Started started(String service, int instance) {
        return Objects.requireNonNull(children.get(service + "-" + instance), service + "-" + instance);
    }

    @Override
    public void close() {
        children.values().forEach(started -> started.child().close());
        registry.close();
    }
}

package dev.expunge.bench.product;

import dev.expunge.broker.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code expunge up}, with its own broker and all defaults, in a process of its own. */
public final class Product implements AutoCloseable {

    /** What {@code up} has if nobody asks for another number. */
    public static final int SHARDS = 4;

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Pattern KAFKA = Pattern.compile("(?m)^ +Kafka +(\\S+)$");
    /** As the start script has it for {@code up}. */
    private static final List<String> JVM =
            List.of("-XX:+UseSerialGC", "-Xshare:auto", "-XX:+TieredCompilation", "-Dexpunge.colours=false");

    private final Child child;
    private final Api api;
    private final String kafka;
    private final String registry;

    private Product(Child child, int port, Path log) {
        this.child = child;
        this.api = new Api(URI.create("http://127.0.0.1:" + port));
        this.registry = "http://127.0.0.1:" + (port + 1);
        Patience.await(
                "expunge up, see " + log,
                START_LIMIT,
                50,
                () -> !child.isAlive() || (address(log) != null && api.isReady()));
        String address = address(log);
        if (address == null || !child.isAlive()) {
            throw new IllegalStateException("expunge up has ended: " + read(log));
        }
        this.kafka = address;
    }

    /** Returns when it is ready. Its data are in {@code dir}, what it says in {@code dir.log}. */
    public static Product up(Path dir) {
        Path log = dir.resolveSibling(dir.getFileName() + ".log");
        int port = FreePorts.findPair();
        Child child = Child.start(
                log,
                Map.of(),
                JVM,
                "dev.expunge.app.Main",
                List.of("up", "--port", Integer.toString(port), "--data", dir.toString()));
        try {
            return new Product(child, port, log);
        } catch (RuntimeException e) {
            child.close();
            throw e;
        }
    }

    private static @Nullable String address(Path log) {
        Matcher line = KAFKA.matcher(read(log));
        return line.find() ? line.group(1) : null;
    }

    private static String read(Path log) {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Api api() {
        return api;
    }

    /** Bootstrap servers. */
    public String kafka() {
        return kafka;
    }

    public String registry() {
        return registry;
    }

    public long pid() {
        return child.pid();
    }

    @Override
    public void close() {
        child.close();
    }
}

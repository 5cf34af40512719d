package dev.expunge.e2e;

import static org.awaitility.Awaitility.await;

import dev.expunge.broker.FreePorts;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** {@code expunge up} in a process of its own. */
public final class Product implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final Child child;
    private final URI base;
    private final Api api;

    private final Path dir;

    private Product(Child child, URI base, Path dir) {
        this.child = child;
        this.base = base;
        this.dir = dir;
        this.api = new Api(base);
    }

    public static Product up(Path dir, String... options) {
        return up(dir, Map.of(), options);
    }

    public static Product up(Path dir, Map<String, String> environment, String... options) {
        int port = FreePorts.findPair();
        List<String> all = new ArrayList<>(List.of("up", "--port", Integer.toString(port), "--data", dir.toString()));
        all.addAll(List.of(options));
        Child child = Child.start(log(dir), environment, "dev.expunge.app.Main", all.toArray(String[]::new));
        Product product = new Product(child, URI.create("http://127.0.0.1:" + port), dir);
        await("expunge up").atMost(START_LIMIT).until(() -> !child.isAlive() || product.api.isReady());
        if (!child.isAlive()) {
            throw new AssertionError("expunge up has ended: " + Child.read(log(dir)));
        }
        return product;
    }

    private static Path log(Path dir) {
        return dir.resolveSibling(dir.getFileName() + ".log");
    }

    public URI base() {
        return base;
    }

    public URI registry() {
        return URI.create("http://127.0.0.1:" + (base.getPort() + 1));
    }

    /** Where its broker listens, as host:port. */
    public String kafka() {
        Properties broker = new Properties();
        try (Reader settings = Files.newBufferedReader(dir.resolve("server.properties"))) {
            broker.load(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return broker.getProperty("advertised.listeners", "").replace("CLIENT://", "");
    }

    Api api() {
        return api;
    }

    void killTree() {
        child.killTree();
    }

    @Override
    public void close() {
        child.close();
    }
}

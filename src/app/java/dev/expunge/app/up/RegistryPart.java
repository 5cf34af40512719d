package dev.expunge.app.up;

import dev.expunge.app.ExitCode;
import dev.expunge.app.Problem;
import dev.expunge.schema.embedded.EmbeddedRegistry;
import dev.expunge.schema.registry.RegistryClient;
import dev.expunge.schema.registry.RegistrySettings;
import dev.expunge.schema.registry.RegistryUnavailableException;
import dev.expunge.schema.wire.SchemaIds;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The schema registry, ours or a running one, and the client that all services share. */
final class RegistryPart implements Part {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final UpConfig config;
    private final Path dir;
    private volatile @Nullable EmbeddedRegistry own;
    private volatile @Nullable RegistryClient client;

    RegistryPart(UpConfig config, Path dir) {
        this.config = config;
        this.dir = dir;
    }

    @Override
    public String name() {
        return "the schema registry";
    }

    @Override
    public void start() {
        if (config.registry() == null) {
            own = EmbeddedRegistry.start(config.listen().registryPort(), dir);
        } else {
            askForAnything(config.registry(), LIMIT);
        }
        client = new RegistryClient(RegistrySettings.of(url()));
    }

    String url() {
        EmbeddedRegistry registry = own;
        return registry == null
                ? String.valueOf(config.registry())
                : registry.url().toString();
    }

    SchemaIds ids() {
        RegistryClient started = client;
        if (started == null) {
            throw new IllegalStateException("The schema registry has not been started.");
        }
        return started;
    }

    @Override
    public void close() {
        RegistryClient startedClient = client;
        if (startedClient != null) {
            startedClient.close();
        }
        EmbeddedRegistry started = own;
        if (started != null) {
            started.close();
        }
    }

    /** Whether there is such a schema does not matter, but that somebody answers. */
    static void askForAnything(String url, Duration limit) {
        try (RegistryClient probe = new RegistryClient(new RegistrySettings(URI.create(url), limit, limit))) {
            probe.schemaOf(1);
        } catch (RegistryUnavailableException e) {
            throw new Problem(
                    ExitCode.NOT_REACHABLE,
                    "The schema registry at " + url + " cannot be reached: " + e.getMessage()
                            + ". Check --registry, or leave it away to use the one that comes with Expunge.",
                    e);
        }
    }
}

package dev.expunge.app.up;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code expunge up} was asked for.
 *
 * @param dir all state is kept in there
 * @param kafka addresses of a running cluster; null: an embedded broker
 * @param registry address of a running schema registry; null: an embedded one
 * @param asked what the folder is to be like; null parts are as the folder was before, or the default
 */
public record UpConfig(
        Listen listen,
        Path dir,
        @Nullable String kafka,
        @Nullable String registry,
        Asked asked) {

    public static final int DEFAULT_SHARDS = 4;
    public static final int MAX_SHARDS = 1_000;

    private static final Pattern ADDRESS = Pattern.compile("[^\\s,:/]+:(\\d{1,5})|\\[[0-9a-fA-F:.]+]:(\\d{1,5})");

    /**
     * Where the API and the embedded registry listen.
     *
     * @param bind address of the API; the registry stays on this machine
     * @param registryPort not used when there is a registry elsewhere
     */
    public record Listen(String bind, int port, int registryPort) {

        public Listen {
            checkPort("port", port);
            checkPort("port of the registry (port + 1)", registryPort);
            if (bind.isBlank()) {
                throw new IllegalArgumentException("bind: must be an address or a host name, not \"" + bind + "\"");
            }
        }
    }

    /** What is fixed when a folder is first used. */
    public record Asked(@Nullable Integer shards, @Nullable String topics) {

        public static final Asked NOTHING = new Asked(null, null);

        public Asked {
            if (shards != null && (shards < 1 || shards > MAX_SHARDS)) {
                throw new IllegalArgumentException("shards: must be from 1 to " + MAX_SHARDS + ", not " + shards);
            }
            if (topics != null) {
                LayoutName.parse(topics);
            }
        }
    }

    public UpConfig {
        if (kafka != null && !Arrays.stream(kafka.split(",", -1)).allMatch(UpConfig::isAddress)) {
            throw new IllegalArgumentException(
                    "kafka: must be HOST:PORT, or several with commas, not \"" + kafka + "\"");
        }
        if (registry != null && !isUrl(registry)) {
            throw new IllegalArgumentException(
                    "registry: must be a URL such as http://127.0.0.1:8081, not \"" + registry + "\"");
        }
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isAddress(String text) {
        var match = ADDRESS.matcher(text);
        if (!match.matches()) {
            return false;
        }
        int port = Integer.parseInt(match.group(1) != null ? match.group(1) : match.group(2));
        return port >= 1 && port <= 65_535;
    }

    private static void checkPort(String name, int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(name + ": must be from 1 to 65535, not " + port);
        }
    }
}

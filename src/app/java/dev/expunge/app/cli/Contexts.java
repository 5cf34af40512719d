package dev.expunge.app.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Servers by name, kept in a file of the user.
 *
 * @param servers URL by name
 * @param current the one in use; null: none is
 */
record Contexts(Map<String, String> servers, @Nullable String current) {

    private static final String CURRENT = "current";
    private static final String PREFIX = "context.";

    /** {@code $EXPUNGE_CONFIG}, else {@code ~/.config/expunge/contexts.properties}. */
    static Path file(Map<String, String> environment) {
        String named = environment.getOrDefault("EXPUNGE_CONFIG", "");
        return named.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".config", "expunge", "contexts.properties")
                : Path.of(named);
    }

    static Contexts read(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                properties.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
            }
        }
        Map<String, String> servers = new TreeMap<>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .forEach(name -> servers.put(name.substring(PREFIX.length()), properties.getProperty(name)));
        return new Contexts(servers, properties.getProperty(CURRENT));
    }

    void write(Path file) {
        Properties properties = new Properties();
        servers.forEach((name, server) -> properties.setProperty(PREFIX + name, server));
        if (current != null) {
            properties.setProperty(CURRENT, current);
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (Writer out = Files.newBufferedWriter(file)) {
                properties.store(out, "Servers of the expunge command; see: expunge config");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if there is none of this name */
    String server(String name) {
        String server = servers.get(name);
        if (server == null) {
            throw new IllegalArgumentException(
                    "there is no context " + name + "; known: " + (servers.isEmpty() ? "none" : servers.keySet())
                            + ". Add it with: expunge config set " + name + " URL");
        }
        return server;
    }
}

package dev.expunge.broker;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a broker finds on disk: its settings, and its command line; and what it leaves there: its log. */
final class BrokerFiles {

    private static final List<String> JVM = List.of(
            "-Xms64m",
            // A limit, not a need: an empty broker takes about 100 MiB, one with 4,000 partitions 400.
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-Dlogback.configurationFile=dev/expunge/broker/logback-broker.xml");
    private static final Pattern PORTS =
            Pattern.compile("CLIENT://127\\.0\\.0\\.1:(\\d+),CONTROLLER://127\\.0\\.0\\.1:(\\d+)");
    private static final int LAST_WORDS_LINES = 5;

    private BrokerFiles() {}

    /** Writes the settings and makes the command that starts a broker with them. */
    static ProcessBuilder command(BrokerSettings settings) throws IOException {
        Files.createDirectories(settings.dataDir());
        Files.createDirectories(settings.logDir());
        Path file = propertiesFile(settings.dir());
        Properties properties = new Properties();
        properties.putAll(settings.serverProperties());
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, "Written anew at every start; changes made here are lost.");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.add("-Dexpunge.log.dir=" + settings.logDir());
        command.add(BrokerProcess.class.getName());
        command.add(file.toString());
        command.add(settings.dataDir().toString());
        command.add(settings.clusterId());
        File output = settings.logDir().resolve("broker.out").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder;
    }

    /** The ports that the broker of this folder had when it last started. */
    static Optional<BrokerSettings.Ports> lastPorts(Path dir) {
        Path file = propertiesFile(dir);
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
        Matcher ports = PORTS.matcher(properties.getProperty("listeners", ""));
        return ports.matches()
                ? Optional.of(
                        new BrokerSettings.Ports(Integer.parseInt(ports.group(1)), Integer.parseInt(ports.group(2))))
                : Optional.empty();
    }

    /** The last lines of what the broker printed and logged, with the names of the files. */
    static String lastWords(BrokerSettings settings) {
        StringBuilder words =
                new StringBuilder("Its log is in ").append(settings.logDir()).append('.');
        for (String name : List.of("broker.out", "broker.log")) {
            tail(settings.logDir().resolve(name))
                    .forEach(line -> words.append(System.lineSeparator())
                            .append("  ")
                            .append(name)
                            .append(": ")
                            .append(line));
        }
        return words.toString();
    }

    private static List<String> tail(Path file) {
        try {
            List<String> lines = Files.isReadable(file) ? Files.readAllLines(file) : List.of();
            lines = lines.stream().filter(line -> !line.startsWith("\tat ")).toList();
            return lines.subList(Math.max(0, lines.size() - LAST_WORDS_LINES), lines.size());
        } catch (IOException e) {
            return List.of("(not readable: " + e.getMessage() + ")");
        }
    }

    private static Path propertiesFile(Path dir) {
        return dir.toAbsolutePath().normalize().resolve("server.properties");
    }
}

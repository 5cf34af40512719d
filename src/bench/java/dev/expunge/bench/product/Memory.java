package dev.expunge.bench.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Java process has of the machine's memory. Resident sizes are read from {@code /proc}: Linux only. */
public final class Memory {

    private static final double KIB_PER_MIB = 1024;
    private static final long LIMIT_S = 60;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private Memory() {}

    /** MiB at this moment. */
    public static double residentMib(long pid) {
        return line(pid, "VmRSS:");
    }

    /** MiB, the most since the process started. */
    public static double peakMib(long pid) {
        return line(pid, "VmHWM:");
    }

    /** MiB of live objects: after a full collection. */
    public static double heapMib(long pid) {
        jcmd(pid, "GC.run");
        // The serial collector lists the young and the old generation, then the metaspace.
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info").split("Metaspace", 2)[0]);
        double sum = 0;
        while (used.find()) {
            sum += Long.parseLong(used.group(1)) / KIB_PER_MIB;
        }
        return sum;
    }

    private static double line(long pid, String name) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String jcmd(long pid, String command) {
        String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(tool, Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(command + " of process " + pid + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

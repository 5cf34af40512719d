package dev.expunge.bench.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One scenario's file, {@code A.json}. A folder of them is a full run, whenever each was made. */
public record Report(Machine machine, Outcome outcome) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Writes {@code A.json} and its plot {@code A.svg}. */
    public void write(Path dir) {
        try {
            Files.createDirectories(dir);
            JSON.writeValue(dir.resolve(outcome.scenario() + ".json").toFile(), this);
            Files.writeString(dir.resolve(outcome.scenario() + ".svg"), new Plot(outcome).svg());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that the folder holds, by scenario. */
    public static List<Report> read(Path dir) {
        try (Stream<Path> files = Files.list(dir)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .map(Report::one)
                    .sorted(Comparator.comparing(report -> report.outcome().scenario()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Report one(Path file) {
        try {
            return JSON.readValue(file.toFile(), Report.class);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not a report: " + e.getMessage(), e);
        }
    }
}

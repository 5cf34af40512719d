package dev.expunge.bench;

import dev.expunge.bench.result.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a scenario: rounds to warm up, then those that count.
 *
 * @param runs 0: the first round counts, for tests
 * @param scale that the scenarios are made for
 * @param work for data, thrown away; null: the system's folder for temporary files
 */
record Runner(int runs, Scale scale, @Nullable Path work) {

    Outcome run(Scenario scenario) {
        Path dir = newDir();
        try (Progress progress = new Progress(scenario.id(), scenario.warmUps() + runs);
                Lab lab = new Lab(dir, progress)) {
            Outcome outcome = run(scenario, lab, progress);
            progress.doing("stopping");
            return outcome;
        } finally {
            remove(dir);
        }
    }

    /** In a lab that may have been used before. */
    Outcome run(Scenario scenario, Lab lab, Progress progress) {
        Recorder recorder = new Recorder();
        scenario.prepare(lab);
        int warmUps = Math.min(runs, scenario.warmUps());
        for (int round = 0; round < Math.max(1, warmUps + runs); round++) {
            recorder.keep(round >= warmUps);
            scenario.round(lab, recorder);
            progress.roundDone();
        }
        return new Outcome(
                scenario.id(), scenario.title(), runs, scale.factor(), recorder.series(), scenario.targets());
    }

    private Path newDir() {
        try {
            if (work == null) {
                return Files.createTempDirectory("expunge-bench");
            }
            Files.createDirectories(work);
            return Files.createTempDirectory(work, "expunge-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path dir) {
        try (Stream<Path> files = Files.walk(dir)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("Left behind: " + dir + " (" + e.getMessage() + ")");
        }
    }
}

package dev.expunge.bench;

import dev.expunge.bench.micro.Events;
import dev.expunge.bench.micro.StoredRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code expunge bench micro}. */
@Command(
        name = "micro",
        description = "Measures codecs and key encodings with JMH; nanoseconds for each call.",
        mixinStandardHelpOptions = true)
final class MicroCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "bench-results",
            description = "For micro/jmh.json. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("");

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "1",
            description = "How long each of 5 measurements takes, after 3 to warm up. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Override
    public Integer call() throws IOException, RunnerException {
        Path dir = Files.createDirectories(out.resolve("micro"));
        TimeValue each = TimeValue.seconds(Math.max(1, seconds));
        new Runner(new OptionsBuilder()
                        .include(Events.class.getName())
                        .include(StoredRecords.class.getName())
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(each)
                        .measurementIterations(5)
                        .measurementTime(each)
                        .resultFormat(ResultFormatType.JSON)
                        .result(dir.resolve("jmh.json").toString())
                        .build())
                .run();
        return 0;
    }
}

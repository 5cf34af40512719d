package dev.expunge.bench;

import dev.expunge.bench.result.Markdown;
import dev.expunge.bench.result.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code expunge bench table}. */
@Command(
        name = "table",
        description = "Prints the results in a folder as tables, or puts them into a page.",
        mixinStandardHelpOptions = true)
final class TableCommand implements Callable<Integer> {

    static final String BEGIN = "<!-- results -->";
    static final String END = "<!-- end of results -->";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Where the JSON files are.")
    private Path dir = Path.of("");

    @Option(
            names = "--into",
            paramLabel = "FILE",
            description = "Replaces what stands between \"" + BEGIN + "\" and \"" + END + "\" in this file.")
    private @Nullable Path page;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(dir)) {
            throw new ParameterException(spec.commandLine(), "DIR cannot be " + dir + ": expected a folder");
        }
        String tables = Markdown.of(Report.read(dir));
        if (page == null) {
            spec.commandLine().getOut().println(tables);
            spec.commandLine().getOut().flush();
            return 0;
        }
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new ParameterException(
                    spec.commandLine(), "--into cannot be " + page + ": it has no " + BEGIN + " before " + END);
        }
        Files.writeString(page, text.substring(0, begin + BEGIN.length()) + "\n\n" + tables + text.substring(end));
        return 0;
    }
}

package dev.expunge.app.cli;

import dev.expunge.app.ExitCode;
import dev.expunge.app.cli.print.Counted;
import dev.expunge.app.cli.print.ProgressBar;
import dev.expunge.client.ExpungeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code expunge rows load}. */
@Command(
        name = "load",
        description = "Writes many rows: one a line as JSON, with its key columns. A bad line stops nothing.",
        footer = {"", "Ends with 1 where a line was refused."})
public final class RowsLoadCommand extends ApiCommand {

    @Parameters(index = "0", paramLabel = "TABLE", description = "The table.")
    private String table = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "Lines of JSON; - reads the standard input.")
    private String file = "";

    @Override
    ExitCode run() {
        Load load;
        try (InputStream in = Input.open(file)) {
            ProgressBar bar = new ProgressBar(screen(), json() ? 0 : Input.size(file));
            load = new Load(calls(), table, json() ? (bytes, rows) -> {} : bar::show);
            all(load, in);
            bar.end();
        } catch (NoSuchFileException e) {
            throw usage("FILE: there is no file " + file);
        } catch (IOException e) {
            throw usage("FILE: " + file + " cannot be read: " + e);
        }
        if (json()) {
            screen().jsonLine(Map.of(
                    "written", load.written(), "errors", load.refused(), "errorCount", load.refusedCount()));
        } else {
            screen().line(Counted.of(load.written(), "row") + " written, " + Counted.of(load.refusedCount(), "line")
                    + " refused.");
            load.refused()
                    .forEach(one -> screen().line(
                                    "line " + one.get("line") + ": " + one.get("code") + ": " + one.get("message")));
        }
        return load.refusedCount() == 0 ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private void all(Load load, InputStream in) throws IOException {
        try {
            load.all(in);
        } catch (ExpungeException e) {
            if (load.written() > 0) {
                hint(String.format(
                        "%,d rows were written before; load the file again, which repeats no row.", load.written()));
            }
            throw e;
        }
    }
}

package dev.expunge.app.up;

import dev.expunge.app.ExitCode;
import dev.expunge.app.Problem;
import java.nio.file.Path;
import java.util.List;

/** Sends the log to a file, so that the console keeps to sentences for people. */
final class Logging {

    private static final String FORMAT = "EXPUNGE_LOG_FORMAT";
    private static final List<String> FORMATS = List.of("text", "json");

    private Logging() {}

    /** To be called before anything logs: the logging library looks at these settings once. */
    static void toFilesIn(Path logs) {
        String format = System.getenv().getOrDefault(FORMAT, FORMATS.get(0));
        if (!FORMATS.contains(format)) {
            throw new Problem(ExitCode.USAGE, FORMAT + " cannot be " + format + ": one of " + FORMATS + ".");
        }
        System.setProperty("expunge.log.dir", logs.toString());
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "dev/expunge/app/logback-app.xml");
        }
    }
}

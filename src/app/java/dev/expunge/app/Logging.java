package dev.expunge.app;

import java.nio.file.Path;
import java.util.List;

/** Keeps logs away from the standard output, which is for people and for what is piped on. */
public final class Logging {

    private static final String FORMAT = "EXPUNGE_LOG_FORMAT";
    private static final List<String> FORMATS = List.of("text", "json");
    private static final String SETTINGS = "logback.configurationFile";
    private static final String WARNINGS_ONLY = "dev/expunge/app/logback-cli.xml";

    private Logging() {}

    /** What libraries warn of goes to the standard error. To be called before anything logs, as what is below. */
    static void toStandardError() {
        if (System.getProperty(SETTINGS) == null) {
            System.setProperty(SETTINGS, WARNINGS_ONLY);
        }
    }

    /** The logging library looks at these settings once. */
    public static void toFilesIn(Path logs) {
        String format = System.getenv().getOrDefault(FORMAT, FORMATS.get(0));
        if (!FORMATS.contains(format)) {
            throw new Problem(ExitCode.USAGE, FORMAT + " cannot be " + format + ": one of " + FORMATS + ".");
        }
        System.setProperty("expunge.log.dir", logs.toString());
        String settings = System.getProperty(SETTINGS);
        if (settings == null || settings.equals(WARNINGS_ONLY)) {
            System.setProperty(SETTINGS, "dev/expunge/app/logback-app-" + format + ".xml");
        }
    }
}

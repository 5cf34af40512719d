package dev.expunge.app.up;

import java.nio.file.Path;

/** Sends the log to a file, so that the console keeps to sentences for people. */
final class Logging {

    private Logging() {}

    /** To be called before anything logs: the logging library looks at these settings once. */
    static void toFilesIn(Path logs) {
        System.setProperty("expunge.log.dir", logs.toString());
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "dev/expunge/app/logback-app.xml");
        }
    }
}

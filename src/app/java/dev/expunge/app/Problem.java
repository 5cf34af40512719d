package dev.expunge.app;

import java.io.Serial;

/** Why the command cannot go on, as a sentence for the person who typed it. */
public final class Problem extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    public Problem(ExitCode exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    public Problem(ExitCode exitCode, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}

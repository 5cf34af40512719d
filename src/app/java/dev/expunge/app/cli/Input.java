package dev.expunge.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a command reads: a file, or {@code -} for the standard input. */
final class Input {

    private Input() {}

    static InputStream open(String file) throws IOException {
        return file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
    }

    /** Bytes to come; 0: not known. */
    static long size(String file) throws IOException {
        return file.equals("-") ? 0 : Files.size(Path.of(file));
    }
}

package dev.expunge.e2e.guides;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the steps of a guide in one bash, as a reader would who pastes them one after the other. */
final class Shell {

    private static final long LIMIT_S = 120;
    /** Through a pipe: a guide may open /dev/stderr, which would cut a file. */
    private static final String PIPED = "bash \"$0\" 2>&1 | cat > \"$1\"";

    private static final String END = "@@ end of step, exit code ";

    private Shell() {}

    /** @param exitCode of the step's last command */
    record Printed(String text, int exitCode) {}

    /** Whether bash and curl are here, without which no guide can be followed. */
    static boolean isPossible() {
        try {
            return new ProcessBuilder("bash", "-c", "command -v curl > /dev/null")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What each step printed; fewer than there are steps if the shell has ended before. */
    static List<Printed> run(Path dir, List<String> steps) {
        StringBuilder script = new StringBuilder();
        for (String step : steps) {
            script.append(step).append("printf '\\n%s%s\\n' '").append(END).append("' $?\n");
        }
        try {
            Path file = Files.writeString(dir.resolve("guide.sh"), script);
            Path out = dir.resolve("guide.out");
            Process bash = new ProcessBuilder("bash", "-c", PIPED, file.toString(), out.toString())
                    .directory(Page.ROOT.toFile())
                    .start();
            if (!bash.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
                bash.descendants().forEach(ProcessHandle::destroyForcibly);
                bash.destroyForcibly().waitFor();
            }
            return split(Files.readString(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<Printed> split(String all) {
        List<Printed> printed = new ArrayList<>();
        int from = 0;
        for (int end = all.indexOf(END); end >= 0; end = all.indexOf(END, from)) {
            int newline = all.indexOf('\n', end);
            int exitCode = Integer.parseInt(all.substring(end + END.length(), newline));
            printed.add(new Printed(all.substring(from, end), exitCode));
            from = newline + 1;
        }
        return printed;
    }
}

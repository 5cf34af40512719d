package dev.expunge.app.cli;

import dev.expunge.app.ExitCode;
import dev.expunge.app.cli.print.Screen;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code expunge config}. */
@Command(
        name = "config",
        description = "Servers by name, kept in $EXPUNGE_CONFIG or ~/.config/expunge/contexts.properties.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class ConfigCommand extends GroupCommand {

    @Command(name = "list", description = "Shows them; * marks the one in use.", mixinStandardHelpOptions = true)
    int list() {
        Contexts contexts = read();
        List<List<String>> rows = new ArrayList<>();
        contexts.servers()
                .forEach((name, server) -> rows.add(List.of(name.equals(contexts.current()) ? "*" : "", name, server)));
        Screen screen = Screen.on(spec.commandLine().getOut());
        if (rows.isEmpty()) {
            screen.line("None; " + Servers.DEFAULT + " is used. Add one: expunge config set NAME URL");
        } else {
            screen.table(List.of("", "NAME", "SERVER"), rows);
        }
        return ExitCode.DONE.code();
    }

    @Command(name = "set", description = "Adds or changes a server.", mixinStandardHelpOptions = true)
    int set(@Parameters(paramLabel = "NAME") String name, @Parameters(paramLabel = "URL") String server) {
        return change(contexts -> {
            if (name.isBlank()) {
                throw new IllegalArgumentException("NAME: must not be empty");
            }
            Map<String, String> servers = new TreeMap<>(contexts.servers());
            servers.put(name, Servers.server("URL", server).toString());
            return new Contexts(servers, contexts.current());
        });
    }

    @Command(name = "use", description = "Takes this one from now on.", mixinStandardHelpOptions = true)
    int use(@Parameters(paramLabel = "NAME") String name) {
        return change(contexts -> {
            contexts.server(name);
            return new Contexts(contexts.servers(), name);
        });
    }

    @Command(name = "remove", description = "Forgets a server.", mixinStandardHelpOptions = true)
    int remove(@Parameters(paramLabel = "NAME") String name) {
        return change(contexts -> {
            contexts.server(name);
            Map<String, String> servers = new TreeMap<>(contexts.servers());
            servers.remove(name);
            return new Contexts(servers, name.equals(contexts.current()) ? null : contexts.current());
        });
    }

    private Contexts read() {
        try {
            return Contexts.read(Contexts.file(System.getenv()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int change(UnaryOperator<Contexts> change) {
        try {
            change.apply(read()).write(Contexts.file(System.getenv()));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        return list();
    }
}

package dev.expunge.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.app.ExitCode;
import dev.expunge.app.cli.doctor.Finding;
import dev.expunge.app.cli.doctor.KafkaLook;
import dev.expunge.app.cli.doctor.RegistryLook;
import dev.expunge.app.cli.doctor.ServerLook;
import dev.expunge.app.cli.print.Style;
import dev.expunge.client.Calls;
import dev.expunge.client.ExpungeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code expunge doctor}. */
@Command(
        name = "doctor",
        description = {
            "Looks for what is wrong, and says what to do: the server, its clock and its backlog; with --kafka also the"
                    + " brokers, topics and their settings, and lag; with --registry the schema registry.",
            "Where expunge up runs, it has printed the addresses of both."
        },
        footer = {"", "Ends with 0 where all is well or there are only warnings, with 1 where something is wrong."})
public final class DoctorCommand extends ApiCommand {

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "A broker, or several with commas.")
    private @Nullable String kafka;

    @Option(names = "--registry", paramLabel = "URL", description = "The schema registry.")
    private @Nullable String registry;

    @Option(
            names = "--group-prefix",
            paramLabel = "TEXT",
            defaultValue = "expunge",
            description = "What the services' consumer groups begin with. Default: expunge.")
    private String prefix = "expunge";

    @Override
    ExitCode run() {
        List<Finding> findings = new ArrayList<>();
        Set<String> tables = new TreeSet<>();
        boolean reached = server(findings, tables);
        if (kafka != null) {
            findings.addAll(KafkaLook.look(kafka, tables, prefix));
        }
        if (registry != null) {
            try {
                findings.add(RegistryLook.look(Servers.uri("--registry", registry)));
            } catch (IllegalArgumentException e) {
                throw usage(String.valueOf(e.getMessage()));
            }
        }
        show(findings);
        boolean wrong = findings.stream().anyMatch(finding -> finding.level() == Finding.Level.WRONG);
        if (!reached) {
            return ExitCode.NOT_REACHABLE;
        }
        return wrong ? ExitCode.REFUSED : ExitCode.DONE;
    }

    private boolean server(List<Finding> findings, Set<String> tables) {
        Calls calls = calls();
        try {
            findings.addAll(ServerLook.look(calls));
            JsonNode catalog = calls.get("/catalog");
            catalog.path("tables").properties().forEach(table -> tables.add(table.getKey()));
            return true;
        } catch (ExpungeException e) {
            findings.add(new Finding(
                    Finding.Level.WRONG,
                    "server",
                    String.valueOf(e.getMessage()),
                    "Start it, or name it with --server URL"));
            return !e.code().equals(ExpungeException.NOT_REACHABLE);
        }
    }

    private void show(List<Finding> findings) {
        if (json()) {
            findings.forEach(finding -> screen().jsonLine(finding.json()));
            return;
        }
        for (Finding finding : findings) {
            Style style = switch (finding.level()) {
                case OK -> Style.GOOD;
                case WARNING -> Style.WAITING;
                case WRONG -> Style.BAD;
            };
            String level = String.format("%-7s", finding.level().name().toLowerCase(Locale.ROOT));
            screen().line(screen().styled(style, level) + "  " + finding.part() + ": " + finding.what() + ".");
            if (finding.next() != null) {
                screen().line("         -> " + finding.next() + ".");
            }
        }
    }
}

package dev.expunge.app.cli;

import dev.expunge.app.ExitCode;
import dev.expunge.core.Refusal;
import dev.expunge.core.catalog.CatalogEvolution;
import dev.expunge.core.catalog.Evolution;
import dev.expunge.core.event.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code expunge catalog lint}. Uses the rules of the core; asks no server. */
@Command(
        name = "lint",
        description =
                "Checks the tables of these files on their own, and says what each warning means. Asks no server.")
public final class CatalogLintCommand extends ApiCommand {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "JSON: {\"tables\": {name: definition}}; - reads the standard input.")
    private List<String> files = List.of();

    @Option(names = "--strict", description = "A warning ends with 1, too.")
    private boolean strict;

    @Override
    ExitCode run() {
        Map<String, @Nullable Object> tables;
        try {
            tables = CatalogFiles.read(files);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
        Evolution evolution = CatalogEvolution.evolve(CatalogEvolution.EMPTY, tables);
        List<Refusal.Fault> faults = evolution instanceof Evolution.Rejected rejected
                ? rejected.refusal().faults()
                : List.of();
        List<Reply.Warning> warnings =
                evolution instanceof Evolution.Accepted accepted ? accepted.warnings() : List.of();
        if (json()) {
            screen().jsonLine(Map.of("errors", faults(faults), "warnings", warnings(warnings)));
        } else {
            faults.forEach(fault -> screen().line("error " + fault.path() + ": " + fault.message()));
            warnings.forEach(one -> Advice.show(this, one.path(), one.code(), one.message()));
            screen().line(tables.size() + " tables, " + faults.size() + " errors, " + warnings.size() + " warnings.");
        }
        return faults.isEmpty() && (!strict || warnings.isEmpty()) ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private static List<Map<String, String>> faults(List<Refusal.Fault> faults) {
        List<Map<String, String>> json = new ArrayList<>();
        faults.forEach(fault -> json.add(Map.of("path", fault.path(), "message", fault.message())));
        return json;
    }

    private static List<Map<String, String>> warnings(List<Reply.Warning> warnings) {
        List<Map<String, String>> json = new ArrayList<>();
        warnings.forEach(one -> json.add(Map.of("path", one.path(), "code", one.code(), "message", one.message())));
        return json;
    }
}

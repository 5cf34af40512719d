package dev.expunge.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.app.ExitCode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code expunge catalog apply}. */
@Command(
        name = "apply",
        description = "Adds or replaces the tables of these files, all or nothing; null removes one that is empty.")
public final class CatalogApplyCommand extends ApiCommand {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "JSON: {\"tables\": {name: definition}}; - reads the standard input.")
    private List<String> files = List.of();

    @Override
    ExitCode run() {
        Map<String, ?> tables;
        try {
            tables = CatalogFiles.read(files);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
        JsonNode answer = calls().put("/catalog", Map.of("tables", tables));
        if (json()) {
            screen().json(answer);
            return ExitCode.DONE;
        }
        screen().line("Applied: " + String.join(", ", tables.keySet()));
        answer.path("warnings")
                .forEach(one -> Advice.show(
                        this,
                        one.path("path").asText(),
                        one.path("code").asText(),
                        one.path("message").asText()));
        return ExitCode.DONE;
    }
}

package dev.expunge.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.expunge.app.ExitCode;
import dev.expunge.client.Calls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code expunge rows put}. */
@Command(name = "put", description = "Writes a whole row: a column that is left out becomes its default or null.")
public final class RowsPutCommand extends ApiCommand {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Parameters(index = "0", paramLabel = "TABLE", description = "The table.")
    private String table = "";

    @Parameters(index = "1", paramLabel = "KEY", description = "The row's key.")
    private String key = "";

    @Parameters(index = "2", paramLabel = "ROW", description = "JSON: {\"column\": value}.")
    private String row = "";

    @Override
    ExitCode run() {
        JsonNode json;
        try {
            json = JSON.readTree(row);
        } catch (JsonProcessingException e) {
            json = MissingNode.getInstance();
        }
        if (!json.isObject()) {
            throw usage("ROW: " + row + " is not a JSON object, as {\"name\": \"Ada\"} is");
        }
        JsonNode written = calls().put("/tables/" + Calls.part(table) + "/rows/" + Calls.part(key), json);
        screen().jsonLine(written);
        if (written.isNull()) {
            hint("What it references was deleted, and the row went the same way.");
        }
        return ExitCode.DONE;
    }
}

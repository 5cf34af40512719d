package dev.expunge.schema.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Not a check: writes a released version and its golden bytes for every schema that differs from its last one. */
class Release {

    static final String HOW =
            "if this is meant, run mvn -pl schema-registry test -Dtest=Release -Drelease.schemas and commit what it writes";

    private static final Path RELEASED = Path.of("src/main/resources/dev/expunge/schema/release");

    @Test
    @EnabledIfSystemProperty(named = "release.schemas", matches = ".*")
    void writesWhatIsNew() throws IOException {
        Files.createDirectories(RELEASED);
        Files.createDirectories(Golden.DIRECTORY);
        for (String type : ReleasedSchemas.TYPES) {
            Schema current = Schemas.current(type);
            List<Schema> released = ReleasedSchemas.of(type);
            // By text: Avro's equality does not see documentation.
            if (released.isEmpty()
                    || !released.get(released.size() - 1).toString().equals(current.toString())) {
                int version = released.size() + 1;
                write(
                        RELEASED.resolve(ReleasedSchemas.fileName(type, version)),
                        List.of(SchemaFormatter.format("json/pretty", current)));
                write(
                        Golden.file(type, version),
                        Golden.now(type).stream().map(Golden.Line::toString).toList());
            }
        }
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.expunge.schema.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** The released versions, from the resources {@code <type>.v<version>.avsc} beside this class. */
public final class ReleasedSchemas {

    /** The record of each topic. */
    public static final List<String> TYPES = List.of(
            "AuditEvent",
            "DeleteStatus",
            "PurgeDue",
            "QuarantinedRecord",
            "Reply",
            "Request",
            "RowChange",
            "RowEffect",
            "RowState",
            "TableState",
            "TimerChange");

    private ReleasedSchemas() {}

    /** Oldest first. */
    public static List<Schema> of(String type) {
        List<Schema> versions = new ArrayList<>();
        for (int version = 1; ; version++) {
            try (InputStream in = ReleasedSchemas.class.getResourceAsStream(fileName(type, version))) {
                if (in == null) {
                    return List.copyOf(versions);
                }
                versions.add(new Schema.Parser().parse(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static List<Schema> all() {
        return TYPES.stream().flatMap(type -> of(type).stream()).toList();
    }

    public static String fileName(String type, int version) {
        return type + ".v" + version + ".avsc";
    }
}

package dev.expunge.schema.release;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/**
 * FULL_TRANSITIVE: each version reads what each other wrote. Checked with Avro's own rules of reading, which know that an
 * enum with a default takes symbols that it does not list; the ready-made validation strategies do not.
 */
public final class Compatibility {

    private Compatibility() {}

    /** What stands in the way, a sentence each; empty: nothing. */
    public static List<String> problems(Schema candidate, Collection<Schema> earlier) {
        List<String> problems = new ArrayList<>();
        for (Schema other : earlier) {
            add(problems, "the new schema cannot read an earlier one", candidate, other);
            add(problems, "an earlier schema cannot read the new one", other, candidate);
        }
        return problems;
    }

    private static void add(List<String> problems, String what, Schema reader, Schema writer) {
        for (Incompatibility found : SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()) {
            problems.add(what + ": " + found.getType() + " at " + found.getLocation() + ", " + found.getMessage());
        }
    }
}

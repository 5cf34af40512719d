package dev.expunge.schema.release;

import dev.expunge.schema.wire.PublishedSchema;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** The schemas as they stand in the sources now. */
final class Schemas {

    private Schemas() {}

    static Schema current(String type) {
        return PublishedSchema.of(SpecificData.get().getSchema(generated(type)));
    }

    static Class<? extends SpecificRecordBase> generated(String type) {
        try {
            return Class.forName("dev.expunge.event." + type).asSubclass(SpecificRecordBase.class);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("no generated class for " + type, e);
        }
    }
}

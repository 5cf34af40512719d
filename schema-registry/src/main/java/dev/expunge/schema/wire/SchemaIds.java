package dev.expunge.schema.wire;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Schemas by number and back, as some registry numbers them. Safe for use by many threads. */
public interface SchemaIds {

    /**
     * The number under which readers of the subject find the schema, registered now if it was not.
     *
     * @throws RuntimeException the registry refuses the schema or cannot be reached
     */
    int idOf(String subject, Schema schema);

    /**
     * Null: the registry knows no such number.
     *
     * @throws RuntimeException the number is not remembered and the registry cannot be reached
     */
    @Nullable
    Schema schemaOf(int id);
}

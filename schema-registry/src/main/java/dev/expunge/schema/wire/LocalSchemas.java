package dev.expunge.schema.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Schemas numbered by their content, remembered in memory: enough where writer and reader are one process. */
public final class LocalSchemas implements SchemaIds {

    private final Map<Schema, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

    @Override
    public int idOf(String subject, Schema schema) {
        return ids.computeIfAbsent(schema, this::add);
    }

    @Override
    public @Nullable Schema schemaOf(int id) {
        return schemas.get(id);
    }

    private int add(Schema schema) {
        int id = ContentId.of(schema);
        schemas.put(id, schema);
        return id;
    }
}

package dev.expunge.schema.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.expunge.schema.wire.SchemaIds;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.jspecify.annotations.Nullable;

/** Schemas as a registry numbers them. What was once known is remembered: an outage is only felt by what is new. */
public final class RegistryClient implements SchemaIds, AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Records of an unknown schema come in floods; the registry is not asked for each. */
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(10);

    private static final int MAX_UNKNOWN = 1_000;

    private final RegistryHttp http;
    private final Map<Registered, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<Integer, Long> unknownSince = new ConcurrentHashMap<>();

    public RegistryClient(RegistrySettings settings) {
        this.http = new RegistryHttp(settings);
    }

    private record Registered(String subject, Schema schema) {}

    /**
     * @throws SchemaRefusedException the subject does not take the schema
     * @throws RegistryUnavailableException not remembered, and the registry cannot be reached
     */
    @Override
    public int idOf(String subject, Schema schema) {
        Registered registered = new Registered(subject, schema);
        Integer known = ids.get(registered);
        if (known != null) {
            return known;
        }
        int id = register(subject, schema);
        ids.put(registered, id);
        schemas.put(id, schema);
        return id;
    }

    /** @throws RegistryUnavailableException not remembered, and the registry cannot be reached */
    @Override
    public @Nullable Schema schemaOf(int id) {
        Schema known = schemas.get(id);
        if (known != null || isUnknown(id)) {
            return known;
        }
        Schema schema = fetch(id);
        if (schema != null) {
            schemas.put(id, schema);
        } else if (unknownSince.size() < MAX_UNKNOWN) {
            unknownSince.put(id, System.nanoTime());
        } else {
            unknownSince.clear();
        }
        return schema;
    }

    private boolean isUnknown(int id) {
        Long since = unknownSince.get(id);
        return since != null && System.nanoTime() - since < UNKNOWN_FOR.toNanos();
    }

    private int register(String subject, Schema schema) {
        ObjectNode body = MAPPER.createObjectNode().put("schema", schema.toString());
        String path = "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "/versions";
        RegistryHttp.Answer answer = http.post(path, body.toString());
        if (answer.status() / 100 != 2 || !answer.body().path("id").canConvertToInt()) {
            throw new SchemaRefusedException("schema registry refuses " + schema.getFullName() + " for subject "
                    + subject + ": " + answer.status() + " " + answer.body());
        }
        return answer.body().get("id").intValue();
    }

    private @Nullable Schema fetch(int id) {
        RegistryHttp.Answer answer = http.get("/schemas/ids/" + id);
        if (answer.status() == 404) {
            return null;
        }
        if (answer.status() != 200) {
            throw new SchemaRefusedException(
                    "schema registry refuses to show schema " + id + ": " + answer.status() + " " + answer.body());
        }
        String type = answer.body().path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            return null;
        }
        try {
            return new Schema.Parser().parse(answer.body().path("schema").asText());
        } catch (SchemaParseException e) {
            // For instance one that refers to others: none that a record here can have.
            return null;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}

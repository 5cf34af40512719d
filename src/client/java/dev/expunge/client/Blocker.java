package dev.expunge.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A row that is in the way.
 *
 * @param table of the row
 * @param key of the row
 * @param foreignKey as {@code invoices(userId)->users}
 * @param referencedTable of the row that would go
 * @param referencedKey of the row that would go
 */
public record Blocker(String table, String key, String foreignKey, String referencedTable, String referencedKey) {

    static Blocker of(JsonNode json) {
        JsonNode references = json.path("references");
        return new Blocker(
                json.path("table").asText(),
                json.path("key").asText(),
                json.path("foreignKey").asText(),
                references.path("table").asText(),
                references.path("key").asText());
    }
}

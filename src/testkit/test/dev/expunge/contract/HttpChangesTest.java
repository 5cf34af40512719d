package dev.expunge.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpChangesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String RELEASED = """
            {"paths": {"/things": {"post": {
              "parameters": [{"name": "mode", "in": "query"}],
              "requestBody": {"content": {"application/json": {"schema": {"type": "object", "required": ["id"],
                "properties": {"id": {"type": "string"}, "kind": {"enum": ["a", "b"]}}}}}},
              "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/Thing"}}}},
                            "404": {"description": "unknown"}}}}},
             "Thing": {"type": "object", "required": ["size"],
               "properties": {"size": {"type": "integer"}, "state": {"enum": ["on", "off"]},
                 "parts": {"type": "array", "items": {"$ref": "#/Part"}}}},
             "Part": {"type": "object", "properties": {"name": {"type": ["string", "null"]}}}}
            """;

    private static java.util.List<String> broken(String from, String to) throws Exception {
        String changed = RELEASED.replace(from, to);
        assertThat(changed).isNotEqualTo(RELEASED);
        JsonNode now = JSON.readTree(changed);
        return HttpChanges.broken(JSON.readTree(RELEASED), now);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            "/things"                 | "/stuff"                              | POST /things is gone
            "mode"                    | "mood"                                | POST /things does not take query mode any more
            "in": "query"             | "in": "query", "required": true}, {"name": "x", "in": "query", "required": true | POST /things wants query x now
            "required": ["id"]        | "required": ["id", "kind"]            | POST /things body/kind is required now
            ["a", "b"]                | ["a"]                                 | POST /things body/kind enum was [a, b] and is [a]
            "kind": {                 | "sort": {                             | POST /things body/kind is gone
            "404"                     | "410"                                 | POST /things does not say 404 any more
            "required": ["size"]      | "required": []                        | POST /things 200/size may be left out now
            "size": {                 | "length": {                           | POST /things 200/size is gone
            "integer"                 | "string"                              | POST /things 200/size type was [integer] and is [string]
            ["on", "off"]             | ["on", "off", "half"]                 | POST /things 200/state enum was [off, on] and is [half, off, on]
            "name": {                 | "title": {                            | POST /things 200/parts/*/name is gone
            """)
    void breaksAPromise(String from, String to, String told) throws Exception {
        assertThat(broken(from, to)).containsExactly(told);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            ["a", "b"]                | ["a", "b", "c"]
            "size": {                 | "more": {"type": "string"}, "size": {
            ["string", "null"]        | "string"
            ["on", "off"]             | ["on"]
            "in": "query"             | "in": "query"}, {"name": "x", "in": "query"
            "404"                     | "409": {}, "404"
            "required": ["id"]        | "required": []
            """)
    void keepsAllPromises(String from, String to) throws Exception {
        assertThat(broken(from, to)).isEmpty();
    }
}

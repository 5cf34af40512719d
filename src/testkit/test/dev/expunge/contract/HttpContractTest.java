package dev.expunge.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.expunge.contract.HttpContract.Answered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpContractTest {

    private HttpContract contract;

    @BeforeEach
    void read() throws Exception {
        contract = new HttpContract(new ObjectMapper().readTree("""
                {"paths": {"/things/{id}": {"get": {"responses": {"200": {"content": {"application/json": {"schema": {
                    "type": "object", "required": ["size"], "additionalProperties": false, "properties": {
                      "size": {"type": "integer", "minimum": 0}, "state": {"enum": ["on", "off"]},
                      "parent": {"anyOf": [{"type": "string"}, {"type": "null"}]},
                      "parts": {"type": "array", "maxItems": 2, "items": {"type": "string", "pattern": "[a-z]+"}}}}}}}}}},
                  "/things/all": {"get": {"responses": {"200": {"content": {"application/json": {"schema": true}}}}}}}}
                """));
    }

    private void check(int status, String body) {
        contract.check(new Answered("GET", "/things/7", status, "application/json", body));
    }

    @Test
    void passesWhatIsDescribedAndRemembersIt() {
        check(200, "{\"size\": 1, \"state\": \"on\", \"parent\": null, \"parts\": [\"a\"]}");

        assertThat(contract.checked()).containsExactly("GET /things/{id}");
        assertThat(contract.described()).containsExactly("GET /things/all", "GET /things/{id}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"size\": \"1\"}",
                "{\"size\": -1}",
                "{\"size\": 1.5}",
                "{\"size\": 1, \"color\": \"red\"}",
                "{\"size\": 1, \"state\": \"half\"}",
                "{\"size\": 1, \"parent\": 3}",
                "{\"size\": 1, \"parts\": [\"A\"]}",
                "{\"size\": 1, \"parts\": [\"a\", \"b\", \"c\"]}",
                "[]"
            })
    void refusesABodyThatIsNot(String body) {
        assertThatThrownBy(() -> check(200, body)).isInstanceOf(AssertionError.class);
    }

    @Test
    void refusesAStatusATypeAndACallThatAreNot() {
        assertThatThrownBy(() -> check(201, "{\"size\": 1}")).hasMessageContaining("may not be answered so");
        assertThatThrownBy(() -> contract.check(new Answered("GET", "/things/7", 200, "text/html", "")))
                .hasMessageContaining("in text/html");
        assertThatThrownBy(() -> contract.check(new Answered("GET", "/stuff", 200, "application/json", "{}")))
                .hasMessageContaining("is not described");
    }
}

package dev.expunge.schema.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.schema.embedded.Http.Answer;
import dev.expunge.schema.release.ReleasedSchemas;
import dev.expunge.schema.wire.ContentId;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRegistryTest {

    private static final String V1 =
            "{'type': 'record', 'name': 'Cat', 'fields': [{'name': 'name', 'type': 'string'}]}";
    private static final String V2 = "{'type': 'record', 'name': 'Cat', 'fields': [{'name': 'name', 'type': 'string'},"
            + " {'name': 'age', 'type': ['null', 'int'], 'default': null}]}";
    private static final String OTHER =
            "{'type': 'record', 'name': 'Cat', 'fields': [{'name': 'name', 'type': 'long'}]}";

    @TempDir
    Path directory;

    private EmbeddedRegistry registry;

    @BeforeEach
    void start() {
        registry = EmbeddedRegistry.start(0, directory);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void listensOnThisMachineOnly() {
        assertThat(registry.url().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void speaksTheRegistrysMediaType() throws Exception {
        assertThat(get("/subjects").contentType()).isEqualTo("application/vnd.schemaregistry.v1+json");
        assertThat(get("/subjects/x/versions").contentType()).isEqualTo("application/vnd.schemaregistry.v1+json");
    }

    @Test
    void knowsEveryReleasedSchemaByItsIdFromTheStart() throws Exception {
        for (Schema schema : ReleasedSchemas.all()) {
            JsonNode answer = get("/schemas/ids/" + ContentId.of(schema)).json();
            assertThat(new Schema.Parser().parse(answer.get("schema").asText()).toString())
                    .isEqualTo(schema.toString());
        }
    }

    @Test
    void isAlsoServedUnderApicuriosPath() throws Exception {
        assertThat(get("/apis/ccompat/v7/schemas/types").json().get(0).asText()).isEqualTo("AVRO");
    }

    @Nested
    class ASchema {

        @Test
        void isRegisteredOnceUnderOneId() throws Exception {
            int id = register(V1);
            assertThat(register(V1)).isEqualTo(id);
            assertThat(id).isEqualTo(ContentId.of(new Schema.Parser().parse(V1.replace('\'', '"'))));
            assertThat(get("/subjects").json().toString()).isEqualTo("[\"cats-value\"]");
            assertThat(get("/subjects/cats-value/versions").json().toString()).isEqualTo("[1]");
        }

        @Test
        void isFoundByIdSubjectAndVersion() throws Exception {
            int first = register(V1);
            int second = register(V2);
            assertThat(get("/schemas/ids/" + first).json().get("schema").asText())
                    .contains("\"Cat\"");
            assertThat(get("/schemas/ids/" + first + "/schema")
                            .json()
                            .get("name")
                            .asText())
                    .isEqualTo("Cat");
            assertThat(get("/subjects/cats-value/versions/1").json().get("id").asInt())
                    .isEqualTo(first);
            assertThat(get("/subjects/cats-value/versions/latest")
                            .json()
                            .get("id")
                            .asInt())
                    .isEqualTo(second);
            assertThat(get("/subjects/cats-value/versions/-1")
                            .json()
                            .get("version")
                            .asInt())
                    .isEqualTo(2);
            assertThat(get("/subjects/cats-value/versions/2/schema")
                            .json()
                            .get("name")
                            .asText())
                    .isEqualTo("Cat");
            assertThat(get("/schemas/ids/" + first + "/subjects").json().toString())
                    .isEqualTo("[\"cats-value\"]");
            assertThat(get("/schemas/ids/" + second + "/versions").json().toString())
                    .isEqualTo("[{\"subject\":\"cats-value\",\"version\":2}]");
        }

        @Test
        void isLookedUpByItsText() throws Exception {
            int id = register(V1);
            JsonNode found = post("/subjects/cats-value", V1).json();
            assertThat(found.get("id").asInt()).isEqualTo(id);
            assertThat(found.get("version").asInt()).isEqualTo(1);
            assertThat(post("/subjects/cats-value", V2).errorCode()).isEqualTo(40403);
            assertThat(post("/subjects/dogs-value", V1).errorCode()).isEqualTo(40401);
        }

        @Test
        void thatDoesNotFitTheEarlierOnesIsRefused() throws Exception {
            register(V1);
            Answer answer = post("/subjects/cats-value/versions", OTHER);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.errorCode()).isEqualTo(409);
            assertThat(answer.json().get("message").asText()).contains("cats-value", "/fields/0/type");
        }

        @Test
        void canBeTriedFirst() throws Exception {
            register(V1);
            String path = "/compatibility/subjects/cats-value/versions";
            assertThat(post(path + "/latest", V2).json().get("is_compatible").asBoolean())
                    .isTrue();
            assertThat(post(path + "/1", OTHER).json().get("is_compatible").asBoolean())
                    .isFalse();
            assertThat(post(path, OTHER).json().get("messages")).isNotEmpty();
        }

        @Test
        void withOtherDocumentationIsAnotherOne() throws Exception {
            int documented = register(V1.replace("'name': 'Cat'", "'name': 'Cat', 'doc': 'A cat.'"));
            assertThat(register(V1)).isNotEqualTo(documented);
            assertThat(get("/subjects/cats-value/versions").json().toString()).isEqualTo("[1,2]");
        }

        @Test
        void mayHaveASubjectWithAnyName() throws Exception {
            assertThat(post("/subjects/a%2Fb%20c/versions", V1).status()).isEqualTo(200);
            assertThat(get("/subjects").json().get(0).asText()).isEqualTo("a/b c");
        }
    }

    @Nested
    class Refuses {

        @Test
        void whatDoesNotExist() throws Exception {
            register(V1);
            assertThat(get("/subjects/dogs-value/versions").errorCode()).isEqualTo(40401);
            assertThat(get("/subjects/cats-value/versions/2").errorCode()).isEqualTo(40402);
            assertThat(get("/schemas/ids/1").errorCode()).isEqualTo(40403);
            assertThat(get("/nothing").status()).isEqualTo(404);
        }

        @Test
        void whatIsNoSchema() throws Exception {
            assertThat(post("/subjects/s/versions", "{'type': 'cat'}").errorCode())
                    .isEqualTo(42201);
            assertThat(post("/subjects/s/versions", "").errorCode()).isEqualTo(42201);
            String json = "{\"schemaType\": \"JSON\", \"schema\": \"{}\"}";
            assertThat(call("POST", "/subjects/s/versions", json).errorCode()).isEqualTo(42201);
            assertThat(call("POST", "/subjects/s/versions", "{").status()).isEqualTo(400);
        }

        @Test
        void versionsThatAreNoNumbers() throws Exception {
            register(V1);
            assertThat(get("/subjects/cats-value/versions/x").errorCode()).isEqualTo(42202);
        }

        @Test
        void anotherCompatibilityThanItKeeps() throws Exception {
            assertThat(get("/config").json().get("compatibilityLevel").asText()).isEqualTo("FULL_TRANSITIVE");
            assertThat(call("PUT", "/config", "{\"compatibility\": \"FULL_TRANSITIVE\"}")
                            .status())
                    .isEqualTo(200);
            Answer answer = call("PUT", "/config/cats-value", "{\"compatibility\": \"NONE\"}");
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.errorCode()).isEqualTo(42203);
        }

        @Test
        void largeBodies() throws Exception {
            assertThat(call("POST", "/subjects/s/versions", " ".repeat(2_000_000))
                            .status())
                    .isEqualTo(413);
        }

        /** Many clients write all of it before they read: a connection that is reset would take the answer along. */
        @Test
        void largeBodiesWithAnAnswerThatArrives() throws Exception {
            byte[] body = new byte[20_000_000];
            try (Socket client =
                    new Socket(registry.url().getHost(), registry.url().getPort())) {
                client.setSoTimeout(60_000);
                String head = "POST /subjects/s/versions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Length: " + body.length + "\r\n\r\n";
                client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                client.getOutputStream().write(body);
                assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 413 ");
            }
        }
    }

    @Nested
    class ARestart {

        @Test
        void keepsSubjectsVersionsAndIds() throws Exception {
            int first = register(V1);
            int second = register(V2);
            registry.close();
            registry = EmbeddedRegistry.start(0, directory);
            assertThat(get("/subjects/cats-value/versions/1").json().get("id").asInt())
                    .isEqualTo(first);
            assertThat(get("/subjects/cats-value/versions/2").json().get("id").asInt())
                    .isEqualTo(second);
            assertThat(post("/subjects/cats-value/versions", OTHER).status()).isEqualTo(409);
        }
    }

    private int register(String schema) throws Exception {
        Answer answer = post("/subjects/cats-value/versions", schema);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().get("id").asInt();
    }

    private Answer get(String path) throws Exception {
        return call("GET", path, "");
    }

    private Answer post(String path, String schema) throws Exception {
        return call("POST", path, Http.schema(schema));
    }

    private Answer call(String method, String path, String body) throws Exception {
        return Http.call(registry.url(), method, path, body);
    }
}

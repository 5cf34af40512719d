package dev.expunge.app.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Looks at a schema registry. */
public final class RegistryLook {

    private static final String REGISTRY = "registry";
    private static final String NEXT =
            "Check --registry; for Apicurio the URL ends with /apis/ccompat/v7. Records cannot be read or written without it";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private RegistryLook() {}

    /** @param url with the path of the Confluent interface */
    public static Finding look(URI url) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
        URI subjects = URI.create((url.toString().endsWith("/") ? url.toString() : url + "/") + "subjects");
        try {
            HttpResponse<byte[]> response =
                    client.send(HttpRequest.newBuilder(subjects).timeout(LIMIT).build(), BodyHandlers.ofByteArray());
            JsonNode json = response.statusCode() == 200 ? new ObjectMapper().readTree(response.body()) : null;
            return json != null && json.isArray()
                    ? Finding.ok(REGISTRY, "has " + json.size() + " subjects")
                    : Finding.wrong(REGISTRY, subjects + " answers " + response.statusCode(), NEXT);
        } catch (IOException e) {
            return Finding.wrong(REGISTRY, subjects + " does not answer: " + e, NEXT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.wrong(REGISTRY, "interrupted", NEXT);
        }
    }
}

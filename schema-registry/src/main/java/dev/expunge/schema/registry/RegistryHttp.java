package dev.expunge.schema.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Requests to a registry, repeated with growing pauses while it does not answer or is not well. */
final class RegistryHttp implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String JSON = "application/vnd.schemaregistry.v1+json";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final HttpClient http;
    private final RegistrySettings settings;
    private final String base;
    private final CountDownLatch closed = new CountDownLatch(1);

    RegistryHttp(RegistrySettings settings) {
        this.settings = settings;
        this.base = withoutUser(settings.base());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.attemptTimeout())
                .build();
    }

    /** Any answer below 500 but 429. */
    record Answer(int status, JsonNode body) {}

    Answer get(String path) {
        return send(request(path).GET().build());
    }

    Answer post(String path, String json) {
        return send(request(path)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .header("Content-Type", JSON)
                .build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(settings.attemptTimeout())
                .header("Accept", JSON + ", application/json");
        String user = settings.base().getUserInfo();
        if (user != null) {
            String credentials = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + credentials);
        }
        return request;
    }

    private Answer send(HttpRequest request) {
        long deadline = System.nanoTime() + settings.giveUpAfter().toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            IOException failure;
            try {
                Answer answer = attempt(request);
                if (answer != null) {
                    return answer;
                }
                failure = new IOException("the registry is not well");
            } catch (IOException e) {
                failure = e;
            }
            if (System.nanoTime() + pause.toNanos() >= deadline || pause(pause)) {
                throw new RegistryUnavailableException(
                        "schema registry does not serve " + request.method() + " " + request.uri() + ": " + failure,
                        failure);
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private @Nullable Answer attempt(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            int status = response.statusCode();
            if (status >= 500) {
                throw new IOException("status " + status + " " + response.body());
            }
            return status == 429 ? null : new Answer(status, json(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailableException("interrupted while waiting for the schema registry", e);
        }
    }

    private static JsonNode json(String body) throws IOException {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IOException("not the answer of a schema registry: " + e.getOriginalMessage(), e);
        }
    }

    /** Whether the client was closed meanwhile. */
    private boolean pause(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String withoutUser(URI base) {
        String text = base.toString();
        String user = base.getRawUserInfo();
        String bare = user == null ? text : text.replaceFirst(Pattern.quote(user + "@"), "");
        return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}

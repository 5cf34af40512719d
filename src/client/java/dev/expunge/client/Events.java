package dev.expunge.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;

/** An event stream that outlives its connections: each next one begins after the last event that came through whole. */
final class Events {

    private static final String DATA = "data:";
    private static final String ID = "id:";

    private final HttpClient client;
    private final Retries retries;
    /** Of the last whole event; empty: there was none. */
    private String lastId;

    private int failures;
    private long brokenNanos;

    Events(HttpClient client, Retries retries, String after) {
        this.client = client;
        this.retries = retries;
        this.lastId = after;
    }

    /**
     * Returns when the listener has had enough.
     *
     * @param request for the stream after an event
     * @throws ExpungeException if it is refused or never opens, or breaks and does not come back
     */
    void follow(Function<String, HttpRequest> request, Calls.Listener listener) {
        boolean wasOpen = false;
        while (true) {
            HttpRequest next = request.apply(lastId);
            try {
                HttpResponse<InputStream> response = client.send(next, BodyHandlers.ofInputStream());
                try (InputStream body = response.body()) {
                    if (response.statusCode() == 503 && wasOpen) {
                        throw new IOException("the server answered 503");
                    }
                    if (response.statusCode() >= 300) {
                        throw ExpungeException.of(response.statusCode(), Http.JSON.readTree(body), false);
                    }
                    wasOpen = true;
                    if (!read(body, listener)) {
                        return;
                    }
                }
            } catch (IOException e) {
                if (!wasOpen) {
                    throw ExpungeException.notReachable(next.uri() + " did not answer: " + e, e);
                }
                pause(next, e, listener);
            } catch (InterruptedException e) {
                throw interrupted(next, e);
            }
        }
    }

    /** Whether to go on; an event counts when the empty line behind it has come. */
    private boolean read(InputStream body, Calls.Listener listener) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        StringBuilder data = new StringBuilder();
        String id = lastId;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            failures = 0;
            if (line.startsWith(DATA)) {
                data.append(line, DATA.length(), line.length());
            } else if (line.startsWith(ID)) {
                id = line.substring(ID.length()).strip();
            } else if (line.isEmpty() && !data.isEmpty()) {
                JsonNode event = Http.JSON.readTree(data.toString());
                data.setLength(0);
                lastId = id;
                if (!listener.event(event, id)) {
                    return false;
                }
            }
        }
        throw new EOFException("the server ended the stream");
    }

    private void pause(HttpRequest request, IOException why, Calls.Listener listener) {
        if (failures == 0) {
            brokenNanos = System.nanoTime();
        }
        failures++;
        Duration pause = retries.pause(failures, Duration.ZERO);
        Duration begins = Duration.ofNanos(System.nanoTime() - brokenNanos).plus(pause);
        if (!retries.allow(failures, begins)) {
            throw ExpungeException.notReachable(request.uri() + " was cut: " + why, why);
        }
        listener.broken(String.valueOf(why.getMessage()));
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(request, e);
        }
    }

    private static ExpungeException interrupted(HttpRequest request, InterruptedException e) {
        Thread.currentThread().interrupt();
        return ExpungeException.notReachable("interrupted while following " + request.uri(), e);
    }
}

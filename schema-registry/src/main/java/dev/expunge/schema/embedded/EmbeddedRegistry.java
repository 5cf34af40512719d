package dev.expunge.schema.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.expunge.schema.release.ReleasedSchemas;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registry as an HTTP server on 127.0.0.1, at the root and below the path that Apicurio serves it under. */
public final class EmbeddedRegistry implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRegistry.class);
    private static final String JSON = "application/vnd.schemaregistry.v1+json";
    private static final String APICURIO_PATH = "/apis/ccompat/v7";
    private static final String FILE = "schemas.ndjson";
    private static final byte[] LOCALHOST = {127, 0, 0, 1};
    private static final int THREADS = 4;
    /** Of one request. */
    private static final int MAX_BODY_BYTES = 1024 * 1024;

    private static final long MAX_DISCARDED_BYTES = 64L * 1024 * 1024;

    private final Journal journal;
    private final RegistryApi api;
    private final HttpServer server;
    private final ExecutorService threads;

    private EmbeddedRegistry(Journal journal, HttpServer server) {
        this.journal = journal;
        this.api = new RegistryApi(new SchemaStore(journal, ReleasedSchemas.all()));
        this.server = server;
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "schema-registry");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * @param port 0: any that is free
     * @param directory where registrations are kept, made if need be
     */
    public static EmbeddedRegistry start(int port, Path directory) {
        Journal journal = Journal.open(directory.resolve(FILE));
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOCALHOST), port), 0);
            EmbeddedRegistry registry = new EmbeddedRegistry(journal, server);
            server.setExecutor(registry.threads);
            server.createContext("/", registry::handle);
            server.start();
            return registry;
        } catch (IOException e) {
            journal.close();
            throw new UncheckedIOException("schema registry cannot listen on 127.0.0.1:" + port, e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
        journal.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = 200;
            JsonNode answer;
            try {
                answer = api.answer(call(exchange));
            } catch (RegistryError e) {
                status = e.status();
                answer = error(e.code(), String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                LOG.error(
                        "The schema registry failed. path={}",
                        exchange.getRequestURI().getPath(),
                        e);
                status = 500;
                answer = error(50001, "Error in the schema registry: " + e.getMessage());
            }
            byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", JSON);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static JsonNode error(int code, String message) {
        return RegistryApi.MAPPER.createObjectNode().put("error_code", code).put("message", message);
    }

    private static RegistryApi.Call call(HttpExchange exchange) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            discard(in, body);
            throw new RegistryError(413, 413, "the body is larger than " + MAX_BODY_BYTES + " bytes");
        }
        return new RegistryApi.Call(
                exchange.getRequestMethod(), segments(exchange.getRequestURI().getRawPath()), json(exchange, body));
    }

    /** A connection that is closed on unread bytes is reset, and the answer may be lost with it. */
    private static void discard(InputStream in, byte[] buffer) throws IOException {
        long discarded = 0;
        int length = in.read(buffer);
        while (length >= 0 && discarded < MAX_DISCARDED_BYTES) {
            discarded += length;
            length = in.read(buffer);
        }
    }

    private static List<String> segments(String rawPath) {
        String path = rawPath.startsWith(APICURIO_PATH) ? rawPath.substring(APICURIO_PATH.length()) : rawPath;
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> URLDecoder.decode(segment, StandardCharsets.UTF_8))
                .toList();
    }

    private static JsonNode json(HttpExchange exchange, byte[] body) throws IOException {
        if (body.length == 0) {
            return RegistryApi.MAPPER.createObjectNode();
        }
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.contains("json")) {
            // Also keeps web pages from posting here without asking first.
            throw new RegistryError(415, 415, "Content-Type cannot be " + type + ": expected JSON");
        }
        try {
            return RegistryApi.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new RegistryError(400, 400, "the body is not JSON: " + e.getOriginalMessage());
        }
    }
}

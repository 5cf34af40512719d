package dev.expunge.streams.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.expunge.streams.config.HealthAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Answers {@code GET /health/live} and {@code /health/ready}: 200 or 503, with the detail as JSON; and what is added. */
public final class HealthServer implements AutoCloseable {

    private static final int BACKLOG_CONNECTIONS = 50;

    private final HttpServer server;
    private final ExecutorService executor;

    /** @throws IOException where the address cannot be bound; the message names it */
    public HealthServer(HealthAddress address, Supplier<Health> health) throws IOException {
        try {
            server = HttpServer.create(new InetSocketAddress(address.host(), address.port()), BACKLOG_CONNECTIONS);
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(
                    "cannot answer health at " + address.host() + ":" + address.port() + ": " + e.getMessage(), e);
        }
        executor = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "expunge-health");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(executor);
        server.createContext("/health/live", exchange -> answer(exchange, health.get(), Health::live));
        server.createContext("/health/ready", exchange -> answer(exchange, health.get(), Health::ready));
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** A call that changes something, {@code POST} only; what it returns is the answer's sentence. */
    public void onPost(String path, Supplier<String> call) {
        server.createContext(path, exchange -> {
            boolean post = exchange.getRequestMethod().equals("POST");
            String sentence = post ? call.get() : "use POST";
            send(exchange, post ? 200 : 405, "{\"detail\": \"" + escaped(sentence) + "\"}");
        });
    }

    /** A page that is made anew for each who asks. */
    public void onGet(String path, String type, Supplier<String> page) {
        server.createContext(path, exchange -> send(exchange, 200, type, page.get()));
    }

    private static void answer(HttpExchange exchange, Health health, Predicate<Health> good) throws IOException {
        String body = "{\"live\": " + health.live() + ", \"ready\": " + health.ready() + ", \"detail\": \""
                + escaped(health.detail()) + "\"}";
        send(exchange, good.test(health) ? 200 : 503, body);
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        send(exchange, status, "application/json", json + "\n");
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}

package dev.expunge.app.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.expunge.app.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine;

/** Answers calls as told, remembers what it was asked, and runs commands against itself. */
final class FakeServer implements AutoCloseable {

    /** In calls and answers, ' stands for ". */
    private record Scripted(int status, String body) {}

    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Deque<Scripted>> answers = new ConcurrentHashMap<>();
    private final HttpServer server;
    private String out = "";
    private String err = "";

    FakeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The last answer to a call is given again and again. */
    FakeServer on(String call, int status, String body) {
        answers.computeIfAbsent(call, none -> new ArrayDeque<>()).add(new Scripted(status, body.replace('\'', '"')));
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String out() {
        return out;
    }

    String err() {
        return err;
    }

    /** The exit code of a command. */
    int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--server");
        all.add(url());
        return runAlone(all.toArray(String[]::new));
    }

    /** As {@link #run}, without saying where the server is. */
    int runAlone(String... arguments) {
        StringWriter written = new StringWriter();
        StringWriter complained = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(written, true));
        command.setErr(new PrintWriter(complained, true));
        int code = command.execute(arguments);
        out = written.toString();
        err = complained.toString();
        return code;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add((call + " " + body).strip());
        Deque<Scripted> scripted = answers.getOrDefault(call, new ArrayDeque<>());
        Scripted answer = scripted.size() > 1 ? scripted.poll() : scripted.peek();
        byte[] text = (answer == null ? "{\"code\":\"UNSCRIPTED\",\"detail\":\"" + call + "\"}" : answer.body())
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer == null ? 500 : answer.status(), text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

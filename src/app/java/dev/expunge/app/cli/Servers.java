package dev.expunge.app.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which server a command talks to. */
final class Servers {

    static final String DEFAULT = "http://127.0.0.1:8080";

    private static final String CALLS = "/v1";

    private Servers() {}

    /** @throws IllegalArgumentException if no such context is known, or the address is none */
    static URI address(@Nullable String server, @Nullable String context, Map<String, String> environment) {
        if (server != null) {
            return server("--server", server);
        }
        Path file = Contexts.file(environment);
        if (context != null) {
            return server("context " + context, Contexts.read(file).server(context));
        }
        String variable = environment.getOrDefault("EXPUNGE_SERVER", "");
        if (!variable.isEmpty()) {
            return server("EXPUNGE_SERVER", variable);
        }
        Contexts contexts = Contexts.read(file);
        String current = contexts.current();
        return current == null ? URI.create(DEFAULT) : server("context " + current, contexts.server(current));
    }

    /**
     * Of the API; the address of its calls, as the guides write it, will do as well.
     *
     * @param from where the text was found
     */
    static URI server(String from, String text) {
        return uri(from, text.endsWith(CALLS) ? text.substring(0, text.length() - CALLS.length()) : text);
    }

    /** @param from where the text was found */
    static URI uri(String from, String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(from + ": '" + text + "' is not a URL such as " + DEFAULT, e);
        }
        throw new IllegalArgumentException(from + ": '" + text + "' is not a URL such as " + DEFAULT);
    }
}

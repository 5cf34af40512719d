package dev.expunge.client;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a connection is made: {@code Options.DEFAULT.header("Authorization", "Bearer " + token)}. Immutable. */
public final class Options {

    /** 10 s to connect, 45 s for an answer beyond what a call waits for, {@link Retries#DEFAULT}. */
    public static final Options DEFAULT =
            new Options(Duration.ofSeconds(10), Duration.ofSeconds(45), Retries.DEFAULT, Map.of(), null);

    private final Duration connectLimit;
    private final Duration answerLimit;
    private final Retries retries;
    private final Map<String, String> headers;
    private final @Nullable HttpClient client;

    private Options(
            Duration connectLimit,
            Duration answerLimit,
            Retries retries,
            Map<String, String> headers,
            @Nullable HttpClient client) {
        this.connectLimit = connectLimit;
        this.answerLimit = answerLimit;
        this.retries = retries;
        this.headers = headers;
        this.client = client;
    }

    /**
     * How long connecting may take. Without effect on a client that was given.
     *
     * @param limit more than zero
     * @return with this limit
     */
    public Options connectWithin(Duration limit) {
        return new Options(positive("connectWithin", limit), answerLimit, retries, headers, client);
    }

    /**
     * How long an answer may take, beyond what a call waits for. A bulk write has ten minutes.
     *
     * @param limit more than zero
     * @return with this limit
     */
    public Options answerWithin(Duration limit) {
        return new Options(connectLimit, positive("answerWithin", limit), retries, headers, client);
    }

    /**
     * How often a call is tried again.
     *
     * @param how {@link Retries#NONE}: never
     * @return with these retries
     */
    public Options retries(Retries how) {
        return new Options(connectLimit, answerLimit, how, headers, client);
    }

    /**
     * A header of every call.
     *
     * @param name of one that the JDK's client lets be set
     * @param value replaces an earlier one
     * @return with this header
     */
    public Options header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Options(connectLimit, answerLimit, retries, more, client);
    }

    /**
     * What makes the calls: for TLS, a proxy, or threads of one's own.
     *
     * @param own is not closed here
     * @return with this client
     */
    public Options httpClient(HttpClient own) {
        return new Options(connectLimit, answerLimit, retries, headers, own);
    }

    HttpClient client() {
        return client != null
                ? client
                : HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(connectLimit)
                        .build();
    }

    Duration answerLimit() {
        return answerLimit;
    }

    Retries retries() {
        return retries;
    }

    Map<String, String> headers() {
        return headers;
    }

    private static Duration positive(String name, Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException(name + ": must be more than zero, but is " + limit);
        }
        return limit;
    }
}

package dev.expunge.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Sends a request, and again where that is harmless and may help. */
final class Sender {

    private static final int UNAVAILABLE = 503;
    private static final int REFUSED = 300;

    private final HttpClient client;
    private final Retries retries;

    Sender(HttpClient client, Retries retries) {
        this.client = client;
        this.retries = retries;
    }

    /**
     * One call.
     *
     * @param mayBeTaken whether an attempt before this one may have reached the server
     */
    private record Call(HttpRequest request, boolean repeatable, int attempt, long sinceNanos, boolean mayBeTaken) {

        Call again(boolean taken) {
            return new Call(request, repeatable, attempt + 1, sinceNanos, mayBeTaken || taken);
        }
    }

    /** One of the two is there. */
    private record Outcome(
            @Nullable HttpResponse<byte[]> response,
            @Nullable Throwable failure) {}

    /** @param repeatable whether the same request twice does what it does once */
    CompletableFuture<JsonNode> send(HttpRequest request, boolean repeatable) {
        return attempt(new Call(request, repeatable, 1, System.nanoTime(), false));
    }

    private CompletableFuture<JsonNode> attempt(Call call) {
        return client.sendAsync(call.request(), BodyHandlers.ofByteArray())
                .handle(Outcome::new)
                .thenCompose(outcome -> {
                    HttpResponse<byte[]> response = outcome.response();
                    return response != null
                            ? answered(call, response)
                            : failed(call, cause(Objects.requireNonNull(outcome.failure())));
                });
    }

    private CompletableFuture<JsonNode> answered(Call call, HttpResponse<byte[]> response) {
        JsonNode json;
        try {
            json = Http.JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            return CompletableFuture.failedFuture(
                    ExpungeException.notReachable(call.request().uri() + " did not answer in JSON", e));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        if (response.statusCode() < REFUSED) {
            if (json.isMissingNode()) {
                return CompletableFuture.failedFuture(ExpungeException.of(
                        ExpungeException.NOT_REACHABLE, call.request().uri() + " did not answer in JSON"));
            }
            return CompletableFuture.completedFuture(json);
        }
        ExpungeException refused = ExpungeException.of(response.statusCode(), json, call.mayBeTaken());
        Duration asked = retryAfter(response);
        return response.statusCode() == UNAVAILABLE && asked != null
                ? again(call, true, asked, refused)
                : CompletableFuture.failedFuture(refused);
    }

    /** An answer that was too late is not waited for again: who called has waited long enough. */
    private CompletableFuture<JsonNode> failed(Call call, Throwable failure) {
        ExpungeException away =
                ExpungeException.notReachable(call.request().uri() + " did not answer: " + failure, failure);
        boolean broken = failure instanceof IOException && !(failure instanceof HttpTimeoutException);
        return broken
                ? again(call, !(failure instanceof ConnectException), Duration.ZERO, away)
                : CompletableFuture.failedFuture(away);
    }

    private CompletableFuture<JsonNode> again(Call call, boolean taken, Duration asked, ExpungeException why) {
        Duration pause = withChance(retries.pause(call.attempt(), asked));
        Duration begins =
                Duration.ofNanos(System.nanoTime() - call.sinceNanos()).plus(pause);
        if (!call.repeatable() || !retries.allow(call.attempt(), begins)) {
            return CompletableFuture.failedFuture(why);
        }
        return Later.in(pause).thenCompose(then -> attempt(call.again(taken)));
    }

    /** Up to a quarter longer: clients that were cut off together do not come back together. */
    private static Duration withChance(Duration pause) {
        long ms = pause.toMillis();
        return Duration.ofMillis(ms + (ms < 4 ? 0 : ThreadLocalRandom.current().nextLong(ms / 4)));
    }

    /** Null: the server does not say, or names a date. */
    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        String text = response.headers().firstValue("Retry-After").orElse("");
        boolean isSeconds =
                !text.isEmpty() && text.length() <= 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isSeconds ? Duration.ofSeconds(Long.parseLong(text)) : null;
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}

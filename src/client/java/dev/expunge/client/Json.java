package dev.expunge.client;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Reads answers. What is not there is empty: an older server does not know it. */
final class Json {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private Json() {}

    static Optional<String> text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    }

    static <T> List<T> list(JsonNode json, String field, Function<JsonNode, T> element) {
        List<T> list = new ArrayList<>();
        json.path(field).forEach(one -> list.add(element.apply(one)));
        return List.copyOf(list);
    }

    static Map<String, Object> map(JsonNode json) {
        return Http.JSON.convertValue(json, MAP);
    }

    /** @param unknown the code that says that there is no such thing */
    static <T> CompletableFuture<Optional<T>> orEmpty(
            String unknown, CompletableFuture<JsonNode> answer, Function<JsonNode, T> reader) {
        return answer.thenApply(reader).thenApply(Optional::of).exceptionally(failure -> {
            Throwable cause = failure.getCause();
            if (cause instanceof ExpungeException refused && refused.code().equals(unknown)) {
                return Optional.empty();
            }
            throw failure instanceof CompletionException known ? known : new CompletionException(failure);
        });
    }
}

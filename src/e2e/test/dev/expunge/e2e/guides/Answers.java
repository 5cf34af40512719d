package dev.expunge.e2e.guides;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a guide says with what was printed. An ellipsis stands for any value or, at the end of a list, for any more of
 * it; fields that the guide leaves out are not compared.
 */
final class Answers {

    private static final String ANY = "…";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    /** What differs, as a sentence; null: nothing. */
    static @Nullable String differenceInJson(String said, String printed) {
        List<JsonNode> expected = values(said);
        List<JsonNode> found = values(printed);
        if (expected.size() != found.size()) {
            return "the guide has " + expected.size() + " values, and there are " + found.size();
        }
        for (int i = 0; i < expected.size(); i++) {
            String difference = difference("", expected.get(i), found.get(i));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    static boolean isSameText(String said, String printed) {
        String pattern = said.strip()
                .lines()
                .map(line ->
                        Arrays.stream(line.split(ANY, -1)).map(Pattern::quote).collect(Collectors.joining("[^\\n]*")))
                .collect(Collectors.joining("\\n"));
        return Pattern.matches(pattern, printed.strip());
    }

    private static @Nullable String difference(String path, JsonNode expected, JsonNode found) {
        if (isAny(expected) && !found.isMissingNode() && !found.isNull()) {
            return null;
        }
        if (expected.isObject() && found.isObject()) {
            for (var field : expected.properties()) {
                String inside = difference(path + "/" + field.getKey(), field.getValue(), found.path(field.getKey()));
                if (inside != null) {
                    return inside;
                }
            }
            return null;
        }
        if (expected.isArray() && found.isArray()) {
            return differenceOfLists(path, expected, found);
        }
        boolean numbers = expected.isNumber() && found.isNumber();
        boolean same = numbers ? expected.decimalValue().compareTo(found.decimalValue()) == 0 : expected.equals(found);
        return same ? null : path + " is " + found + ", not " + expected;
    }

    private static @Nullable String differenceOfLists(String path, JsonNode expected, JsonNode found) {
        boolean open = !expected.isEmpty() && isAny(expected.get(expected.size() - 1));
        int compared = open ? expected.size() - 1 : expected.size();
        if (found.size() < compared || (!open && found.size() > compared)) {
            return path + " has " + found.size() + " elements, not " + compared;
        }
        for (int i = 0; i < compared; i++) {
            String inside = difference(path + "/" + i, expected.get(i), found.get(i));
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }

    private static boolean isAny(JsonNode node) {
        return node.asText().equals(ANY);
    }

    private static List<JsonNode> values(String text) {
        try (MappingIterator<JsonNode> all = JSON.readerFor(JsonNode.class).readValues(text)) {
            return all.readAll();
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

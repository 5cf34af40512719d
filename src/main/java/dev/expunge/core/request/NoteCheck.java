package dev.expunge.core.request;

import dev.expunge.core.catalog.JsonText;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Checks the texts that a request carries along. */
final class NoteCheck {

    private final Problems problems;

    NoteCheck(Problems problems) {
        this.problems = problems;
    }

    void check(DeleteRequest request) {
        text("requestId", request.requestId());
        text("reason", request.note().reason());
        text("requestedBy", request.note().requestedBy());
        if (request.requestId() != null && request.requestId().isEmpty()) {
            problems.invalid("/requestId", "requestId is empty");
        }
    }

    /** The text's length in UTF-8, or -1 where it has none because of half a surrogate pair. */
    static int utf8Bytes(String text) {
        try {
            return StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(text))
                    .remaining();
        } catch (CharacterCodingException e) {
            return -1;
        }
    }

    private void text(String field, @Nullable String text) {
        if (text == null) {
            return;
        }
        if (text.length() > Limits.NOTE_CHARS) {
            problems.invalid(
                    "/" + field,
                    field + " has " + text.length() + " characters, at most " + Limits.NOTE_CHARS + " are allowed");
        } else if (utf8Bytes(text) < 0) {
            problems.invalid("/" + field, field + " is no Unicode text: " + JsonText.brief(text));
        }
    }
}

package dev.expunge.api.http;

import dev.expunge.api.call.CallRefused;
import dev.expunge.api.port.AuditPlace;
import dev.expunge.api.port.DeletePlace;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Places in lists as callers hand them back: opaque to them. */
final class Cursors {

    private Cursors() {}

    static @Nullable String of(@Nullable String place) {
        return place == null
                ? null
                : Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws CallRefused if no answer has ever held this */
    static @Nullable String text(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unknown("cursor", cursor);
        }
    }

    static @Nullable String of(@Nullable DeletePlace place) {
        return place == null ? null : of(place.requestedAtMs() + " " + place.deleteId());
    }

    static @Nullable DeletePlace delete(@Nullable String cursor) {
        String text = text(cursor);
        if (cursor == null || text == null) {
            return null;
        }
        int space = text.indexOf(' ');
        try {
            return new DeletePlace(Long.parseLong(text.substring(0, Math.max(0, space))), text.substring(space + 1));
        } catch (NumberFormatException e) {
            throw unknown("cursor", cursor);
        }
    }

    static String of(AuditPlace place) {
        return place.text();
    }

    /** @param name of the parameter or header that holds it */
    static AuditPlace audit(String name, @Nullable String cursor) {
        if (cursor == null) {
            return AuditPlace.START;
        }
        try {
            return AuditPlace.parse(cursor);
        } catch (IllegalArgumentException e) {
            throw unknown(name, cursor);
        }
    }

    private static CallRefused unknown(String name, String cursor) {
        String brief = cursor.length() <= 100 ? cursor : cursor.substring(0, 100) + "…";
        return CallRefused.invalid("/" + name, name + " is none that an answer here has held: " + brief);
    }
}

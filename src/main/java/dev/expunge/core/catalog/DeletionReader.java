package dev.expunge.core.catalog;

import dev.expunge.core.event.Mode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code {mode, delayMs}}. */
final class DeletionReader {

    private static final Set<String> FIELDS = Set.of("mode", "delayMs");
    private static final Map<String, Mode> MODES =
            Map.of("hard", Mode.HARD, "soft", Mode.SOFT, "scheduled", Mode.SCHEDULED);

    private final FieldReader fields;

    DeletionReader(FieldReader fields) {
        this.fields = fields;
    }

    Table.@Nullable Deletion read(String at, @Nullable Object json) {
        if (json == null) {
            return null;
        }
        Map<String, @Nullable Object> deletion = PlainJson.object(json);
        if (deletion == null) {
            fields.fault(at, "a deletion is an object with a mode, not " + JsonText.brief(json));
            return null;
        }
        fields.known(at, deletion, FIELDS);
        Object mode = deletion.get("mode");
        Mode known = mode instanceof String name ? MODES.get(name) : null;
        if (known == null) {
            fields.fault(
                    Pointer.to(at, "mode"), "unknown mode " + JsonText.brief(mode) + ": one of hard, soft, scheduled");
            return null;
        }
        return new Table.Deletion(known, delayMs(Pointer.to(at, "delayMs"), known, deletion));
    }

    private long delayMs(String at, Mode mode, Map<String, @Nullable Object> deletion) {
        if (!deletion.containsKey("delayMs")) {
            return 0;
        }
        Object json = deletion.get("delayMs");
        if (mode != Mode.SCHEDULED) {
            fields.fault(at, "delayMs " + JsonText.brief(json) + " is for mode scheduled only");
            return 0;
        }
        Long delay = PlainJson.integer(json);
        if (delay == null || delay < 0 || delay > Limits.DELAY_MS) {
            fields.fault(at, "not an integer from 0 to " + Limits.DELAY_MS + " (3,650 days): " + JsonText.brief(json));
            return 0;
        }
        return delay;
    }
}

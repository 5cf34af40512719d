package dev.expunge.core.catalog;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code {topic, format}}. */
final class SourceReader {

    private static final Set<String> FIELDS = Set.of("topic", "format");
    private static final String DEFAULT_FORMAT = "expunge";
    private static final Set<String> FORMATS = Set.of(DEFAULT_FORMAT, "debezium");

    private final FieldReader fields;

    SourceReader(FieldReader fields) {
        this.fields = fields;
    }

    Table.@Nullable Source read(String at, @Nullable Object json) {
        if (json == null) {
            return null;
        }
        Map<String, @Nullable Object> source = PlainJson.object(json);
        if (source == null) {
            fields.fault(at, "a source is an object with a topic, not " + JsonText.brief(json));
            return null;
        }
        fields.known(at, source, FIELDS);
        Object topic = source.get("topic");
        if (!(topic instanceof String name) || !Names.isTopic(name)) {
            fields.fault(
                    Pointer.to(at, "topic"),
                    "a topic cannot be named " + JsonText.brief(topic) + ": " + Names.TOPIC_RULE);
        }
        Object given = source.get("format");
        Object format = given == null ? DEFAULT_FORMAT : given;
        if (!(format instanceof String name) || !FORMATS.contains(name)) {
            fields.fault(
                    Pointer.to(at, "format"),
                    "unknown format " + JsonText.brief(format) + ": one of debezium, expunge");
        }
        return topic instanceof String name && format instanceof String known ? new Table.Source(name, known) : null;
    }
}

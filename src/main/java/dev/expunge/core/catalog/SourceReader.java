package dev.expunge.core.catalog;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads {@code {topic, format, version}}. */
final class SourceReader {

    private static final Set<String> FIELDS = Set.of("topic", "format", "version");
    private static final String DEFAULT_FORMAT = "expunge";
    private static final Set<String> FORMATS = Set.of(DEFAULT_FORMAT, "debezium");
    private static final String DEFAULT_VERSION = "position";
    private static final Set<String> VERSIONS = Set.of(DEFAULT_VERSION, "none");

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
        } else if (Names.isOwnTopic(name)) {
            fields.fault(
                    Pointer.to(at, "topic"), JsonText.brief(topic) + " cannot feed a table: " + Names.OWN_TOPIC_RULE);
        }
        String format = choice(Pointer.to(at, "format"), source.get("format"), DEFAULT_FORMAT, FORMATS);
        String version = choice(Pointer.to(at, "version"), source.get("version"), DEFAULT_VERSION, VERSIONS);
        return topic instanceof String name ? new Table.Source(name, format, version.equals(DEFAULT_VERSION)) : null;
    }

    private String choice(String at, @Nullable Object given, String fallback, Set<String> known) {
        if (given instanceof String name && known.contains(name)) {
            return name;
        }
        if (given != null) {
            String field = at.substring(at.lastIndexOf('/') + 1);
            String all = String.join(", ", new TreeSet<>(known));
            fields.fault(at, "unknown " + field + " " + JsonText.brief(given) + ": one of " + all);
        }
        return fallback;
    }
}

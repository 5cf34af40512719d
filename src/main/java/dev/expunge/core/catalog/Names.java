package dev.expunge.core.catalog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How tables, columns, indexes and source topics may be called. */
final class Names {

    static final String TABLE_RULE = "a lower-case letter, then up to 62 lower-case letters, digits or underscores";
    static final String COLUMN_RULE = "a letter, then up to 62 letters, digits or underscores";
    static final String TOPIC_RULE = "1 to 249 letters, digits, dots, underscores or hyphens, not only dots";

    static final String OWN_TOPIC_RULE = "names that begin with expunge. or __ belong to the product and to Kafka";

    private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Pattern COLUMN = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");
    private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}");
    private static final Pattern ID_TYPE = Pattern.compile("id\\(([a-z][a-z0-9_]{0,62})\\)");

    private Names() {}

    static boolean isTable(String name) {
        return TABLE.matcher(name).matches();
    }

    /** Indexes are named like columns. */
    static boolean isColumn(String name) {
        return COLUMN.matcher(name).matches();
    }

    static boolean isTopic(String name) {
        return TOPIC.matcher(name).matches();
    }

    /** Whether a topic of this name is the product's, or Kafka's: a table fed from one would feed itself. */
    static boolean isOwnTopic(String name) {
        return name.startsWith("expunge.") || name.startsWith("__");
    }

    /** The table of a type {@code id(table)}, or null where the type is another. */
    static @Nullable String idTarget(String type) {
        Matcher matcher = ID_TYPE.matcher(type);
        return matcher.matches() ? matcher.group(1) : null;
    }
}

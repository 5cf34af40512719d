package dev.expunge.app.cli.jdbc;

import dev.expunge.app.cli.jdbc.DbTable.DbColumn;
import java.sql.Types;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Types and defaults of SQL as those of a catalog. */
final class ColumnTypes {

    /** What has no place in keys, indexes and foreign keys. */
    static final Set<String> NOT_KEYS = Set.of("double", "json");

    private static final Pattern QUOTED = Pattern.compile("'((?:[^']|'')*)'(?:::.*)?");
    private static final Pattern NUMBER = Pattern.compile("'?(-?\\d{1,18}(?:\\.\\d+)?)'?(?:::.*)?");

    private ColumnTypes() {}

    static String of(DbColumn column) {
        String name = column.typeName().toLowerCase(Locale.ROOT);
        if (name.equals("json") || name.equals("jsonb")) {
            return "json";
        }
        return switch (column.jdbcType()) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT -> "integer";
            case Types.DOUBLE, Types.FLOAT, Types.REAL -> "double";
            case Types.BIT, Types.BOOLEAN -> name.equals("bit") ? "string" : "boolean";
            case Types.NUMERIC, Types.DECIMAL -> "string";
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> "timestamp";
            case Types.ARRAY -> "json";
            default -> "string";
        };
    }

    /** What is to be known about a type; null: nothing. */
    static @Nullable String note(DbColumn column) {
        return switch (column.jdbcType()) {
            case Types.NUMERIC, Types.DECIMAL -> column.typeName() + " becomes string: as text it keeps all its digits";
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                column.typeName() + " becomes string: write it as text, for instance in base64";
            case Types.DATE, Types.TIME, Types.TIME_WITH_TIMEZONE ->
                column.typeName() + " becomes string, for instance 2026-11-22";
            default -> null;
        };
    }

    /** A default that is a plain value; null: there is none, or it is computed. */
    static @Nullable Object defaultOf(DbColumn column, String type) {
        String text = column.defaultText();
        if (text == null) {
            return null;
        }
        Matcher quoted = QUOTED.matcher(text.strip());
        Matcher number = NUMBER.matcher(text.strip());
        return switch (type) {
            case "string" ->
                quoted.matches()
                        ? quoted.group(1).replace("''", "'")
                        // Of a number that is kept as text.
                        : number.matches() ? number.group(1) : null;
            case "integer" -> number.matches() && !number.group(1).contains(".") ? Long.valueOf(number.group(1)) : null;
            case "double" -> number.matches() ? Double.valueOf(number.group(1)) : null;
            case "boolean" -> bool(text.strip().toLowerCase(Locale.ROOT));
            default -> null;
        };
    }

    /** Whether there is a default that is not kept; some databases say NULL where there is none. */
    static boolean isComputed(DbColumn column, String type) {
        String text = column.defaultText();
        return text != null && !text.toUpperCase(Locale.ROOT).startsWith("NULL") && defaultOf(column, type) == null;
    }

    private static @Nullable Object bool(String text) {
        return switch (text) {
            case "true", "b'1'", "1" -> true;
            case "false", "b'0'", "0" -> false;
            default -> null;
        };
    }
}

package dev.expunge.schema.wire;

import org.jspecify.annotations.Nullable;

/** A record that this version cannot read, now or later: it goes to the quarantine. The message is a sentence. */
public final class UnreadableRecordException extends Exception {

    private static final long serialVersionUID = 1;

    /** Stable names of what can be wrong. */
    public enum Code {
        VALUE_MISSING,
        NOT_WIRE_FORMAT,
        SCHEMA_UNKNOWN,
        MALFORMED,
        FIELD_MISSING,
        FIELD_INVALID
    }

    private final Code code;

    public UnreadableRecordException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public UnreadableRecordException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public static UnreadableRecordException missing(String field) {
        return new UnreadableRecordException(Code.FIELD_MISSING, "field " + field + " is missing");
    }

    /** @param why completes "field mode cannot be x: " */
    public static UnreadableRecordException invalid(String field, @Nullable Object value, String why) {
        return new UnreadableRecordException(
                Code.FIELD_INVALID, "field " + field + " cannot be " + shown(value) + ": " + why);
    }

    public Code code() {
        return code;
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() <= 100 ? text : text.substring(0, 100) + "...";
    }
}

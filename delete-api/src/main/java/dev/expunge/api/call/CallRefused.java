package dev.expunge.api.call;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;

/** The caller got something wrong. */
public final class CallRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    public CallRefused(Refusal refusal) {
        super(refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    /** @param path JSON pointer into the body, or the name of what else is wrong */
    public static CallRefused invalid(String path, String message) {
        return new CallRefused(Refusal.of(ErrorCode.REQUEST_INVALID, path, message));
    }

    public static CallRefused tableUnknown(String table) {
        return new CallRefused(Refusal.of(ErrorCode.TABLE_UNKNOWN, "/table", "there is no table " + brief(table)));
    }

    public static CallRefused rowUnknown(String table, String key) {
        return new CallRefused(
                Refusal.of(ErrorCode.ROW_UNKNOWN, "/key", "table " + table + " has no row " + brief(key)));
    }

    public static CallRefused deleteUnknown(String deleteId) {
        return new CallRefused(
                Refusal.of(ErrorCode.DELETE_UNKNOWN, "/deleteId", "there is no delete " + brief(deleteId)));
    }

    public Refusal refusal() {
        return refusal;
    }

    private static String brief(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}

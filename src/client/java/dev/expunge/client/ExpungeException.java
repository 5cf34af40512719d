package dev.expunge.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A call was refused, or could not be made. The message is a sentence. */
public final class ExpungeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The server could not be reached. */
    public static final String NOT_REACHABLE = "NOT_REACHABLE";

    private final String code;
    private final int status;
    private final transient List<Fault> faults;

    /** @param path JSON pointer into what was sent */
    public record Fault(String path, String message) {}

    private ExpungeException(String code, int status, String message, List<Fault> faults) {
        super(message);
        this.code = code;
        this.status = status;
        this.faults = List.copyOf(faults);
    }

    static ExpungeException of(int status, JsonNode problem) {
        List<Fault> faults = new ArrayList<>();
        problem.path("errors")
                .forEach(one -> faults.add(
                        new Fault(one.path("path").asText(), one.path("message").asText())));
        String code = problem.path("code").asText("HTTP_" + status);
        return new ExpungeException(
                code, status, code + ": " + problem.path("detail").asText("no detail"), faults);
    }

    static ExpungeException of(String code, String detail) {
        return new ExpungeException(code, 0, code + ": " + detail, List.of());
    }

    static ExpungeException notReachable(String message, Throwable cause) {
        ExpungeException e = of(NOT_REACHABLE, message);
        e.initCause(cause);
        return e;
    }

    /** Stable, as {@code TABLE_UNKNOWN}. */
    public String code() {
        return code;
    }

    /** Of HTTP; 0: there was no answer. */
    public int status() {
        return status;
    }

    /** All that is wrong with the call. */
    public List<Fault> faults() {
        return faults == null ? List.of() : faults;
    }
}

package dev.expunge.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A call was refused, or could not be made. The message is a sentence. */
public final class ExpungeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The code where the server could not be reached, or did not answer in time. */
    public static final String NOT_REACHABLE = "NOT_REACHABLE";

    /** What the code begins with where the answer had none, before the status: whoever answered is not Expunge's API. */
    public static final String NO_CODE = "HTTP_";

    private final String code;
    private final int status;
    private final transient List<Fault> faults;
    private final boolean mayBeTaken;

    /**
     * Something that is wrong with a call.
     *
     * @param path JSON pointer into what was sent
     * @param message a sentence
     */
    public record Fault(String path, String message) {}

    private ExpungeException(String code, int status, String message, List<Fault> faults, boolean mayBeTaken) {
        super(message);
        this.code = code;
        this.status = status;
        this.faults = List.copyOf(faults);
        this.mayBeTaken = mayBeTaken;
    }

    /** @param mayBeTaken whether an earlier attempt at the same call may have reached the server */
    static ExpungeException of(int status, JsonNode problem, boolean mayBeTaken) {
        List<Fault> faults = new ArrayList<>();
        problem.path("errors")
                .forEach(one -> faults.add(
                        new Fault(one.path("path").asText(), one.path("message").asText())));
        String code = problem.path("code").asText(NO_CODE + status);
        return new ExpungeException(
                code, status, code + ": " + problem.path("detail").asText("no detail"), faults, mayBeTaken);
    }

    static ExpungeException of(String code, String detail) {
        return new ExpungeException(code, 0, code + ": " + detail, List.of(), false);
    }

    static ExpungeException notReachable(String message, Throwable cause) {
        ExpungeException e = of(NOT_REACHABLE, message);
        e.initCause(cause);
        return e;
    }

    /** The same, from here: what a future holds says nothing of who waits for it. */
    ExpungeException again() {
        ExpungeException same = new ExpungeException(code, status, String.valueOf(getMessage()), faults(), mayBeTaken);
        same.initCause(this);
        return same;
    }

    boolean mayBeTaken() {
        return mayBeTaken;
    }

    /**
     * What is wrong, for a program.
     *
     * @return stable, as {@code TABLE_UNKNOWN}
     */
    public String code() {
        return code;
    }

    /**
     * The status of HTTP.
     *
     * @return 0: there was no answer
     */
    public int status() {
        return status;
    }

    /**
     * All that is wrong with the call.
     *
     * @return empty: there is one thing, in the message
     */
    public List<Fault> faults() {
        return faults == null ? List.of() : faults;
    }
}

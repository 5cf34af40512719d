package dev.expunge.streams;

/** A service could not start; the message says why in one sentence and, where it is known, what helps. */
public final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartException(String message) {
        super(message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }

    static StartException interrupted() {
        Thread.currentThread().interrupt();
        return new StartException("Interrupted while starting");
    }
}

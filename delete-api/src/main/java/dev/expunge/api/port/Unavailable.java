package dev.expunge.api.port;

/** Something that is needed does not serve at the moment. The message is a sentence that names it. Asking again may help. */
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Unavailable(String message) {
        super(message, null, false, false);
    }
}

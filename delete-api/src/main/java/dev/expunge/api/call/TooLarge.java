package dev.expunge.api.call;

/** More was sent than is taken. The message is a sentence with the limit. */
public final class TooLarge extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TooLarge(String message) {
        super(message, null, false, false);
    }
}

package dev.expunge.broker;

import java.io.Serial;

/** A broker did not start or did not stop; the message is a sentence for people and names the log to look into. */
public final class BrokerException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public BrokerException(String message) {
        super(message);
    }

    public BrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}

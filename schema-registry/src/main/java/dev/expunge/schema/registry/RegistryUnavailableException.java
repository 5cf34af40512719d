package dev.expunge.schema.registry;

/** The registry was needed and did not answer in time. Trying again later may help; the record at hand is not at fault. */
public final class RegistryUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}

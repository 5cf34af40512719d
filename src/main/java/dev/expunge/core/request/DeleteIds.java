package dev.expunge.core.request;

/** Names of deletes: 34 characters of a-z, 0-9 and hyphen, always the same for the same origin. */
public final class DeleteIds {

    /** 128 bits: as good as never twice the same by chance. */
    private static final int HEX_CHARS = 32;

    private DeleteIds() {}

    /** Two requests with one request id name one delete. */
    public static String forRequest(String requestId) {
        return "r-" + Sha256.hex(requestId).substring(0, HEX_CHARS);
    }

    /** For a request without an id: the event that carries it names the delete. */
    public static String forEvent(String eventId) {
        return "e-" + Sha256.hex(eventId).substring(0, HEX_CHARS);
    }
}

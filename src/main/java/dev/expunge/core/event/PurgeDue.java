package dev.expunge.core.event;

/**
 * The scheduler's hard-delete command for one row whose delay is over.
 *
 * @param token the row's {@code deletionTime} as it was stamped; the row's owner compares it again
 */
public record PurgeDue(String eventId, String deleteId, String table, String key, long token) implements Input {

    @Override
    public String routingKey() {
        return key;
    }
}

package dev.expunge.core.event;

import dev.expunge.core.request.DeleteRequest;
import org.jspecify.annotations.Nullable;

/**
 * A delete request, or the preview of one.
 *
 * @param deleteId names the delete: follows from the request id where there is one, else from the event id, so that a
 *     repeated request meets the delete that it has made
 * @param preview change nothing, only answer what would happen
 */
public record DeleteCommand(
        String eventId,
        String deleteId,
        DeleteRequest request,
        boolean preview,
        @Nullable ReplyTo replyTo) implements Input {

    @Override
    public String routingKey() {
        return deleteId;
    }
}

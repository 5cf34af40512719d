package dev.expunge.core.event;

import org.jspecify.annotations.Nullable;

/** A call on a delete that exists. */
public record ActionCommand(
        String eventId,
        String deleteId,
        Action action,
        @Nullable String principal,
        @Nullable ReplyTo replyTo) implements Input {

    public enum Action {
        RESTORE,
        CANCEL,
        RETRY,
        PURGE
    }

    @Override
    public String routingKey() {
        return deleteId;
    }
}

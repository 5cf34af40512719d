package dev.expunge.api.kafka;

import dev.expunge.api.port.Commands;
import dev.expunge.api.port.Unavailable;
import dev.expunge.core.event.DeleteCommand;
import dev.expunge.core.request.DeleteIds;
import dev.expunge.core.request.DeleteRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Whether the processor answers. Looks at answers to real calls first; else previews a delete that matches nothing. */
public final class ProcessorProbe {

    private static final Duration RECENT = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final Commands commands;
    private final Replies replies;
    private @Nullable CompletableFuture<@Nullable String> asking;

    public ProcessorProbe(Commands commands, Replies replies) {
        this.commands = commands;
        this.replies = replies;
    }

    /** A sentence, if it does not. One question at a time, whoever asks. */
    public synchronized CompletableFuture<@Nullable String> silence() {
        if (replies.heardWithin(RECENT)) {
            return CompletableFuture.completedFuture(null);
        }
        if (asking == null || asking.isDone()) {
            asking = ask();
        }
        return asking;
    }

    private CompletableFuture<@Nullable String> ask() {
        String eventId = "ready-" + UUID.randomUUID();
        DeleteRequest nothing = new DeleteRequest(
                "none",
                new DeleteRequest.Selection(null, List.of(), null, false),
                new DeleteRequest.How(null, null, null, null, null),
                null,
                null,
                new DeleteRequest.Note(null, null));
        return commands.ask(
                        replyTo -> new DeleteCommand(eventId, DeleteIds.forEvent(eventId), nothing, true, replyTo),
                        LIMIT)
                .handle((answer, failure) -> failure == null ? null : sentence(failure));
    }

    private static String sentence(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof Unavailable || failure instanceof Unavailable
                ? String.valueOf(cause.getMessage())
                : "the processor cannot be asked: " + cause;
    }
}

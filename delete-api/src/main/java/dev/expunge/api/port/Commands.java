package dev.expunge.api.port;

import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.Input;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.ReplyTo;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Sends what is to happen. Nothing here blocks for longer than it takes to hand a record over. */
public interface Commands {

    /**
     * Sends an input and hands over its answer. Completes with {@link Unavailable} where none came in time; the input may
     * then still be carried out.
     */
    CompletableFuture<Reply.Answer> ask(Function<ReplyTo, Input> input, Duration limit);

    /** Writes to the audit, without waiting for it to arrive. */
    void audit(AuditEvent event);

    /** Makes the topics of tables that may be new. Completes with {@link Unavailable} where that cannot be done now. */
    CompletableFuture<Void> prepare(Collection<String> tables);
}

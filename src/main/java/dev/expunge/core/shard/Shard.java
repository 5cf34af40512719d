package dev.expunge.core.shard;

import dev.expunge.core.event.ActionCommand;
import dev.expunge.core.event.CatalogCommand;
import dev.expunge.core.event.DeleteCommand;
import dev.expunge.core.event.Input;
import dev.expunge.core.event.PurgeDue;
import dev.expunge.core.event.Routing;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.storage.CorruptData;
import dev.expunge.core.storage.Storage;
import java.util.List;

/**
 * One shard: a single-threaded state machine over its storage. What it is given in the same order makes the same state and
 * says the same; nothing is kept outside the storage but caches of it.
 */
public final class Shard {

    private final ShardContext parts;

    /** @param shard from 0 to {@code shards} - 1; the number of shards never changes for a storage */
    public Shard(int shard, int shards, Settings settings, Storage storage) {
        if (shards < 1 || shard < 0 || shard >= shards) {
            throw new IllegalArgumentException("there is no shard " + shard + " of " + shards);
        }
        this.parts = new ShardContext(shard, shards, settings, storage);
    }

    /** Takes an input from a public topic; one that belongs to another shard is sent on. */
    public Step handle(Input input, long nowMs) {
        parts.out.begin(nowMs);
        Message message = message(input);
        int home = Routing.shardOf(input.routingKey(), parts.shards);
        if (home == parts.shard) {
            message.deliver(parts);
            parts.applier.runLater();
        } else {
            parts.out.send(home, message);
        }
        return parts.out.end();
    }

    /** What another shard (or this one) has sent, read whole before any of it is done. */
    public static final class Envelope {

        private final List<Message> messages;

        /** @throws CorruptData the bytes are not what a shard has sent */
        public Envelope(byte[] message) {
            this.messages = Outbox.open(message);
            if (messages.isEmpty()) {
                throw new CorruptData(0, "an envelope without messages");
            }
        }
    }

    /** @throws CorruptData the bytes are not what a shard has sent; nothing is changed */
    public Step handleMessage(byte[] message, long nowMs) {
        return handleMessage(new Envelope(message), nowMs);
    }

    /** Takes what another shard (or this one) has sent. */
    public Step handleMessage(Envelope envelope, long nowMs) {
        parts.out.begin(nowMs);
        for (Message next : envelope.messages) {
            next.deliver(parts);
            parts.applier.runLater();
        }
        return parts.out.end();
    }

    /** Lets time pass: what was put off is tried again, what is over is forgotten. To be called some ten times a second. */
    public Step tick(long nowMs) {
        parts.out.begin(nowMs);
        parts.retries.tick();
        parts.waits.tick();
        parts.sweeper.tick();
        parts.leftovers.tick();
        parts.expiry.tick();
        parts.applier.runLater();
        return parts.out.end();
    }

    /** As of the last step. Counted once, when the shard has opened, and kept then. */
    public ShardFigures figures() {
        return new ShardFigures(
                parts.coordinator.count(),
                parts.retries.count(),
                parts.holds.count(),
                parts.queues.waiting(),
                parts.queues.items());
    }

    private static Message message(Input input) {
        if (input instanceof RowChange change) {
            return new LifeMessage.ForwardChange(change);
        }
        if (input instanceof DeleteCommand command) {
            return new LifeMessage.ForwardDelete(command);
        }
        if (input instanceof ActionCommand command) {
            return new LifeMessage.ForwardAction(command);
        }
        if (input instanceof PurgeDue due) {
            return new LifeMessage.ForwardDue(due);
        }
        CatalogCommand command = (CatalogCommand) input;
        return new CatalogMessage.Forward(
                command.eventId(), JsonTree.encode(command.tables()), command.principal(), command.replyTo());
    }
}

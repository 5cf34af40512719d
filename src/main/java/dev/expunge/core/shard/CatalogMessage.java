package dev.expunge.core.shard;

import dev.expunge.core.Refusal.Fault;
import dev.expunge.core.event.ReplyTo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a change of the catalog reaches every shard at one place of its log. */
sealed interface CatalogMessage extends Message {

    /** @param change the definitions, as {@link JsonTree} bytes */
    record Forward(
            String eventId,
            byte[] change,
            @Nullable String principal,
            @Nullable ReplyTo replyTo) implements CatalogMessage {
        @Override
        public void deliver(ShardContext to) {
            to.catalogLeader.command(this);
        }
    }

    /** Check the change against the rows here, and start nothing new on the tables that it concerns. */
    record Prepare(long version, byte[] change) implements CatalogMessage {
        @Override
        public void deliver(ShardContext to) {
            to.catalogFollower.prepare(this);
        }
    }

    record Prepared(long version, List<Fault> faults) implements CatalogMessage {
        @Override
        public void deliver(ShardContext to) {
            to.catalogLeader.prepared(this);
        }
    }

    /** Use the new definitions, and register what they newly reference. */
    record Activate(long version) implements CatalogMessage {
        @Override
        public void deliver(ShardContext to) {
            to.catalogFollower.activate(version);
        }
    }

    /**
     * @param tables the first is at work
     * @param after the last row done; null: at the beginning
     */
    record BackFill(
            long version, List<String> tables, @Nullable String after) implements CatalogMessage {
        @Override
        public void deliver(ShardContext to) {
            to.backFill.run(this);
        }
    }

    record Activated(long version) implements CatalogMessage {
        @Override
        public void deliver(ShardContext to) {
            to.catalogLeader.activated(version);
        }
    }

    /** The change is over, done or given up: deletes that waited may start. */
    record Resume(long version) implements CatalogMessage {
        @Override
        public void deliver(ShardContext to) {
            to.catalogFollower.resume(version);
        }
    }
}

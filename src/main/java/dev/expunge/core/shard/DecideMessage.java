package dev.expunge.core.shard;

import org.jspecify.annotations.Nullable;

/** How a unit whose rows are known is judged, and then done or undone. */
sealed interface DecideMessage extends Message {

    /** @param from the first node to look at; null: all from the beginning */
    record Verify(UnitSpec spec, @Nullable Long from) implements DecideMessage {
        @Override
        public void deliver(ShardContext to) {
            to.verifier.verify(this);
        }
    }

    record Verified(UnitSpec spec, Verdict verdict) implements DecideMessage {
        @Override
        public void deliver(ShardContext to) {
            to.coordinator.verified(this);
        }
    }

    /** Is this value one of D? A patch wants to write it. */
    record Probe(UnitSpec spec, int targetId, String value, boolean removedOnly, Asker asker) implements DecideMessage {

        /** The patched row, and where it is. */
        record Asker(int shard, int tableId, String key) {}

        @Override
        public void deliver(ShardContext to) {
            to.verifier.probe(this);
        }
    }

    record Probed(UnitSpec spec, int tableId, String key, boolean inD) implements DecideMessage {
        @Override
        public void deliver(ShardContext to) {
            to.verifier.probed(this);
        }
    }

    record Commit(UnitSpec spec, @Nullable Long from) implements DecideMessage {
        @Override
        public void deliver(ShardContext to) {
            to.applier.commit(this);
        }
    }

    /** A node below {@code node} has applied all that is its own and below it. */
    record Applied(UnitSpec spec, long node, Tally tally) implements DecideMessage {
        @Override
        public void deliver(ShardContext to) {
            to.applier.applied(this);
        }
    }

    record Abort(UnitSpec spec, @Nullable Long from) implements DecideMessage {
        @Override
        public void deliver(ShardContext to) {
            to.applier.abort(this);
        }
    }

    record Aborted(UnitSpec spec) implements DecideMessage {
        @Override
        public void deliver(ShardContext to) {
            to.coordinator.aborted(this);
        }
    }

    /** More waits for a place than one step may do. */
    record Drain(Place place) implements DecideMessage {
        @Override
        public void deliver(ShardContext to) {
            to.queues.drain(place);
        }
    }
}

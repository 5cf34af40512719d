package dev.expunge.streams;

import dev.expunge.streams.health.Health;
import org.apache.kafka.streams.KafkaStreams.State;
import org.jspecify.annotations.Nullable;

/** What the state of the threads says: who restores or is in a rebalance does no work, and comes back by itself. */
final class ThreadHealth {

    private ThreadHealth() {}

    /**
     * @param recordsLeft to be restored; 0: there is no restore
     * @param fatal what ended the threads; null: nothing did
     */
    static Health of(State state, long recordsLeft, @Nullable Throwable fatal) {
        return switch (state) {
            case RUNNING -> Health.ready("running");
            case CREATED -> Health.notReady("starting");
            case REBALANCING ->
                Health.notReady(recordsLeft == 0 ? "rebalancing" : "restoring, " + recordsLeft + " records to go");
            case PENDING_SHUTDOWN, NOT_RUNNING -> Health.dead("stopped");
            case PENDING_ERROR, ERROR -> Health.dead("stopped by an error: " + fatal);
        };
    }
}

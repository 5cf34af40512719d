package dev.expunge.schema.topic;

import dev.expunge.schema.codec.TopicCodec;
import dev.expunge.schema.wire.SchemaIds;
import java.util.function.Function;

/**
 * A topic.
 *
 * @param key what its records' key is
 * @param owner who writes it
 * @param codec makes a codec for one thread
 */
public record Topic<T>(
        String name,
        String key,
        Owner owner,
        Spread spread,
        Keeping keeping,
        Function<SchemaIds, TopicCodec<T>> codec) {

    public enum Owner {
        /** Whoever may: owners of rows, callers, the API for its callers. */
        ANYBODY,
        CASCADE_PROCESSOR,
        SCHEDULER_SERVICE,
        EVERY_SERVICE
    }

    /** How many partitions there are. */
    public enum Spread {
        /** As many as shards. */
        SHARDS,
        ONE;

        public int partitions(int shards) {
            return this == ONE ? 1 : shards;
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

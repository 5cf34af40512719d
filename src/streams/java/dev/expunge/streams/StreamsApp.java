package dev.expunge.streams;

import dev.expunge.streams.config.StreamsSettings;
import dev.expunge.streams.health.Health;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.Topology;

/** What a service is, beside being a Kafka Streams application: its name, its picture, and what must be there first. */
public interface StreamsApp extends AutoCloseable {

    /** The last part of the application id; never changes. */
    String name();

    /** Built without a broker. */
    Topology topology();

    /**
     * Makes what must be there before the first record, such as topics. Called once, with a broker that answers.
     *
     * @param admin open until after {@link #close()}
     * @param groupId of the application's consumers
     */
    void prepare(Admin admin, String groupId);

    /** Starts what runs beside the threads. Called once, when they have been started. */
    default void run(StreamsSettings settings) {}

    /** Before the topology is made: what the application measures of itself, it registers here. */
    default void measure(MeterRegistry metrics) {}

    /** What the application itself has to say, beside the state of its threads. */
    default Health health() {
        return Health.ready("running");
    }

    /** Releases what the application holds, after the last thread has ended. May be called again. */
    @Override
    default void close() {}
}

package dev.expunge.app.up;

import dev.expunge.scheduler.Scheduler;
import dev.expunge.scheduler.SchedulerSettings;
import dev.expunge.streams.config.Cluster;
import dev.expunge.streams.config.Instance;
import dev.expunge.streams.config.Memory;
import dev.expunge.streams.config.Pace;
import dev.expunge.streams.config.StreamsSettings;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The three services, as they run in one process. */
record Services(UpConfig config, DataDir dir, FolderSettings settings) {

    private static final int SCHEDULER_THREADS = 1;

    /** The services as parts, once Kafka and the registry are there. */
    List<Part> on(KafkaPart kafka, RegistryPart registry, Consumer<String> broken) {
        return List.of(new StreamsPart(
                "the scheduler",
                new Scheduler(SchedulerSettings.DEFAULT, kafka.plan(), registry.ids()),
                streams(kafka, SCHEDULER_THREADS),
                broken));
    }

    private StreamsSettings streams(KafkaPart kafka, int threads) {
        return new StreamsSettings(
                new Cluster(kafka.address(), settings.shards(), kafka.replicas(), settings.topics(), Map.of()),
                new Instance("expunge", settings.instance(), dir.path().resolve("state"), threads, 0),
                Pace.DEFAULT,
                Memory.DEFAULT);
    }
}

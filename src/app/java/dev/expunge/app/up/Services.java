package dev.expunge.app.up;

import dev.expunge.api.ApiConfig;
import dev.expunge.api.ApiService;
import dev.expunge.api.http.HttpServer;
import dev.expunge.processor.CascadeProcessor;
import dev.expunge.processor.ProcessorSettings;
import dev.expunge.scheduler.Scheduler;
import dev.expunge.scheduler.SchedulerSettings;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.streams.StreamsService;
import dev.expunge.streams.config.Cluster;
import dev.expunge.streams.config.Instance;
import dev.expunge.streams.config.Memory;
import dev.expunge.streams.config.Pace;
import dev.expunge.streams.config.StreamsSettings;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.Consumer;

/** The three services, as they run in one process. */
record Services(UpConfig config, DataDir dir, FolderSettings settings) {

    /** One thread hands messages between shards over in memory, which more than makes up for a second one. */
    private static final int PROCESSOR_THREADS = 1;

    private static final int SCHEDULER_THREADS = 1;

    /**
     * The services as parts, once Kafka and the registry are there.
     *
     * @param broken is told when one ends by itself
     */
    List<Part> on(KafkaPart kafka, RegistryPart registry, Consumer<String> broken) {
        SchemaIds ids = registry.ids();
        // One for all: the API answers /metrics for the whole process.
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        CascadeProcessor processor = new CascadeProcessor(ProcessorSettings.DEFAULT, kafka.plan(), ids);
        Scheduler scheduler = new Scheduler(SchedulerSettings.DEFAULT, kafka.plan(), ids);
        return List.of(
                new StreamsPart(
                        "the cascade processor",
                        new StreamsService(processor, streams(kafka, PROCESSOR_THREADS), metrics),
                        broken),
                new StreamsPart(
                        "the scheduler",
                        new StreamsService(scheduler, streams(kafka, SCHEDULER_THREADS), metrics),
                        broken),
                new ApiPart(new ApiService(api(kafka), ids, metrics)));
    }

    private StreamsSettings streams(KafkaPart kafka, int threads) {
        return new StreamsSettings(
                new Cluster(
                        kafka.address(),
                        settings.shards(),
                        kafka.replicas(),
                        settings.topics(),
                        kafka.clientSettings()),
                new Instance("expunge", settings.instance(), dir.state("streams"), threads, 0),
                Pace.DEFAULT,
                Memory.DEFAULT);
    }

    private ApiConfig api(KafkaPart kafka) {
        return new ApiConfig(
                kafka.address(),
                kafka.plan(),
                kafka.clientSettings(),
                new HttpServer.Address(config.listen().bind(), config.listen().port()),
                dir.state("delete-api"));
    }
}

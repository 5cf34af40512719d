package dev.expunge.streams;

import dev.expunge.schema.topic.TopicMismatchException;
import dev.expunge.streams.config.StreamsSettings;
import dev.expunge.streams.health.Health;
import dev.expunge.streams.metrics.ServiceFigures;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One application running on Kafka Streams: start it once, ask for its health, close it. */
public final class StreamsService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsService.class);

    private final StreamsApp app;
    private final StreamsSettings settings;
    private final BrokerContact contact;
    private final MeterRegistry metrics;
    private final RestoreProgress restore = new RestoreProgress(System::nanoTime);
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch stopRequested = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> fatal = new AtomicReference<>();
    private volatile @Nullable KafkaStreams streams;
    private volatile @Nullable Admin admin;

    /** @param metrics for its figures, those of the application included */
    public StreamsService(StreamsApp app, StreamsSettings settings, MeterRegistry metrics) {
        this.app = app;
        this.metrics = metrics;
        this.settings = settings;
        this.contact = new BrokerContact(settings.pace().sessionTimeoutMs());
    }

    /**
     * Waits for the broker, prepares it and starts the threads; they may take a while longer to be ready.
     *
     * @throws StartException where that cannot be
     */
    public void start() {
        new ServiceFigures(metrics, app.name()).health(this::health);
        BrokerCheck check = new BrokerCheck(
                ClientProperties.admin(settings), settings.pace().brokerWaitMs(), stopRequested);
        Admin connected = check.connect();
        try {
            BrokerCheck.requireTransactions(connected);
            app.prepare(connected, ClientProperties.applicationId(settings, app.name()));
            startThreads(connected);
        } catch (KafkaException | TopicMismatchException | IllegalStateException e) {
            throw failed(connected, new StartException("The " + app.name() + " cannot start: " + e.getMessage(), e));
        } catch (StartException e) {
            throw failed(connected, e);
        }
    }

    private StartException failed(Admin connected, StartException e) {
        app.close();
        connected.close(Duration.ZERO);
        return e;
    }

    private synchronized void startThreads(Admin connected) {
        if (stopRequested.getCount() == 0) {
            throw new StartException("Stopped while starting");
        }
        makeStateDirectory();
        app.measure(metrics);
        Topology topology = app.topology();
        KafkaStreams created = new KafkaStreams(topology, ClientProperties.streams(settings, app.name()));
        ThreadReplacement replacement = new ThreadReplacement(System::nanoTime, fatal::set);
        created.setUncaughtExceptionHandler(replacement);
        measure(topology, replacement);
        created.setGlobalStateRestoreListener(restore);
        created.setStateListener(this::onState);
        streams = created;
        admin = connected;
        created.start();
        app.run(settings);
    }

    private void measure(Topology topology, ThreadReplacement replacement) {
        ServiceFigures figures = new ServiceFigures(metrics, app.name());
        figures.kafka(this::metrics, TopologyParts.topics(topology), TopologyParts.stores(topology));
        figures.partitions(this::threads);
        figures.restoring(restore);
        figures.counter("expunge.threads.died", "Stream threads that died", replacement, ThreadReplacement::died);
    }

    /** Kafka Streams fails where two of one process make the folder at the same moment. */
    private void makeStateDirectory() {
        try {
            Files.createDirectories(settings.instance().stateDir());
        } catch (IOException e) {
            throw new StartException("The " + app.name() + " cannot make its state folder: " + e.getMessage(), e);
        }
    }

    private void onState(State now, State before) {
        LOG.info("The {} went from {} to {}", app.name(), before, now);
        if (now == State.RUNNING) {
            ready.countDown();
        } else if (now == State.NOT_RUNNING || now == State.ERROR) {
            ended.countDown();
        }
    }

    /** Whether it has been ready by then. */
    public boolean awaitReady(Duration atMost) throws InterruptedException {
        return ready.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns when the threads have ended; what killed them, null after a close. */
    public @Nullable Throwable awaitEnd() throws InterruptedException {
        ended.await();
        return fatal.get();
    }

    public Health health() {
        KafkaStreams running = streams;
        if (running == null) {
            return stopRequested.getCount() == 0 ? Health.dead("stopped") : Health.notReady("waiting for the broker");
        }
        return ThreadHealth.of(running.state(), restore.recordsLeft(), fatal.get())
                .and(contact.health(running.metrics()))
                .and(app.health());
    }

    /** Kafka's own figures of the threads and their clients; empty before the start. */
    public Map<MetricName, ? extends Metric> metrics() {
        KafkaStreams running = streams;
        return running == null ? Map.of() : running.metrics();
    }

    private Set<ThreadMetadata> threads() {
        KafkaStreams running = streams;
        return running == null || !running.state().isRunningOrRebalancing()
                ? Set.of()
                : running.metadataForLocalThreads();
    }

    /** Finishes the records in hand, commits and stops; gives up after the settings' close wait. Harmless when repeated. */
    @Override
    public synchronized void close() {
        if (stopRequested.getCount() == 0) {
            return;
        }
        stopRequested.countDown();
        KafkaStreams running = streams;
        if (running != null) {
            Duration atMost = Duration.ofMillis(settings.pace().closeWaitMs());
            // It stays a member: it may be a restart. If it does not return, its tasks move after the session timeout.
            boolean clean = running.close(CloseOptions.timeout(atMost)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
            if (!clean) {
                LOG.warn(
                        "The {} did not stop within {} ms; its state is restored at the next start",
                        app.name(),
                        atMost.toMillis());
            }
        }
        ended.countDown();
        app.close();
        Admin connected = admin;
        if (connected != null) {
            connected.close(Duration.ofSeconds(1));
        }
    }
}

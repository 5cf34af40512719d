package dev.expunge.api;

import dev.expunge.api.call.Stamps;
import dev.expunge.api.call.World;
import dev.expunge.api.http.Health;
import dev.expunge.api.http.HttpServer;
import dev.expunge.api.kafka.KafkaClients;
import dev.expunge.api.kafka.KafkaCommands;
import dev.expunge.api.kafka.KafkaLog;
import dev.expunge.api.kafka.ProcessorProbe;
import dev.expunge.api.kafka.Replies;
import dev.expunge.api.view.Heard;
import dev.expunge.api.view.LogIdentity;
import dev.expunge.api.view.StoredView;
import dev.expunge.api.view.ViewReader;
import dev.expunge.core.event.Reply;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.schema.wire.UnreadableRecordException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API as a whole: started once, stopped once. */
public final class ApiService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ApiService.class);

    private final ApiConfig config;
    private final SchemaIds ids;
    private final PrometheusMeterRegistry metrics;
    private final Clock clock = Clock.systemUTC();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private @Nullable HttpServer http;
    private @Nullable ServiceHealth health;

    /** @param metrics for its figures, and what it answers to {@code GET /metrics} */
    public ApiService(ApiConfig config, SchemaIds ids, PrometheusMeterRegistry metrics) {
        this.config = config;
        this.ids = ids;
        this.metrics = metrics;
    }

    /**
     * Returns when it listens; whether it can serve is what {@link #health} says.
     *
     * @throws IOException if the data folder or the port cannot be used
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer within 60 s
     */
    public synchronized void start() throws IOException {
        if (http != null) {
            throw new IllegalStateException("it was started before");
        }
        try {
            http = begin();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
        LOG.info("The API is at http://{}:{}/v1", config.http().host(), http.port());
    }

    /** The port that it listens on. */
    public synchronized int port() {
        if (http == null) {
            throw new IllegalStateException("it was not started");
        }
        return http.port();
    }

    /** Of a service that was started. */
    public synchronized Health health() {
        if (health == null) {
            throw new IllegalStateException("it was not started");
        }
        return health;
    }

    /** Blocks until it can serve. False: the time is over. */
    public boolean awaitReady(Duration limit) throws InterruptedException {
        return ((ServiceHealth) health()).awaitReady(limit);
    }

    private HttpServer begin() throws IOException {
        KafkaClients clients = new KafkaClients(config.bootstrapServers(), "expunge-api", config.client());
        ExecutorService workers = Workers.start();
        started.push(workers::shutdownNow);
        Admin admin = keep(clients.admin());
        KafkaLog log = new KafkaLog(admin);
        LogIdentity identity = Connection.open(admin, config.plan(), log);
        Replies replies = new Replies(workers);
        KafkaCommands commands = keep(new KafkaCommands(
                new KafkaCommands.Setting(config.bootstrapServers(), config.plan(), ids, admin, clock),
                clients.producer(),
                replies));
        StoredView view = keep(StoredView.open(
                new StoredView.Config(
                        config.dataDir().resolve("view"),
                        config.plan().topics(),
                        config.plan().shards()),
                ids,
                identity,
                log,
                clock));
        ViewReader reader =
                keep(new ViewReader(view, config.plan().topics(), clients.consumer(), listener(replies, commands)));
        reader.start(replyEnds(identity));
        ServiceHealth state = new ServiceHealth(view, reader, new ProcessorProbe(commands, replies));
        health = state;
        Stamps stamps = new Stamps(clock, () -> UUID.randomUUID().toString());
        Figures figures = new Figures(metrics);
        figures.process();
        figures.calls(reader, replies);
        figures.backlog(view, clock);
        figures.health(state);
        HttpServer server =
                keep(new HttpServer(config.http(), new World(commands, view, stamps, workers), metrics, state));
        server.start();
        return server;
    }

    private <T extends AutoCloseable> T keep(T part) {
        started.push(part);
        return part;
    }

    private static Map<TopicPartition, Long> replyEnds(LogIdentity identity) {
        Map<TopicPartition, Long> ends = new HashMap<>(identity.ends());
        ends.keySet().removeIf(partition -> !partition.topic().equals(Topics.REPLIES.name()));
        return ends;
    }

    private static Heard listener(Replies replies, KafkaCommands commands) {
        return new Heard() {
            @Override
            public void reply(Reply reply) {
                replies.heard(reply);
            }

            @Override
            public void unreadable(RecordOrigin origin, byte @Nullable [] value, UnreadableRecordException e) {
                commands.unreadable(origin, value, e);
            }
        };
    }

    /** Stops what was started, the last first. Harmless when repeated. */
    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            AutoCloseable part = started.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("A part of the API did not stop cleanly", e);
            }
        }
    }
}

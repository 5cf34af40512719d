package dev.expunge.processor.source;

import dev.expunge.schema.topic.TopicPlan;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.streams.health.Health;
import dev.expunge.streams.metrics.PutAside;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Feeds tables from the topics that they name, on a thread of its own, until it is closed. What fails is tried again. */
public final class SourceFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SourceFeed.class);
    private static final long PAUSE_MS = 1_000;
    private static final long STOP_MS = 15_000;

    private final TopicPlan plan;
    private final SchemaIds ids;
    private final FeedClients clients;
    private final Admin admin;
    private final PutAside putAside;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "expunge-source-feed");
    private volatile Health health = Health.ready("running");

    /** @param admin stays open for as long as this */
    public SourceFeed(TopicPlan plan, SchemaIds ids, FeedClients clients, Admin admin, PutAside putAside) {
        this.plan = plan;
        this.ids = ids;
        this.clients = clients;
        this.admin = admin;
        this.putAside = putAside;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Names topics that tables wait for. */
    public Health health() {
        return health;
    }

    private void run() {
        boolean told = false;
        while (stopping.getCount() > 0) {
            try (FeedSession session = new FeedSession(plan, ids, clients, admin, putAside)) {
                while (stopping.getCount() > 0) {
                    session.round();
                    health = session.health();
                    told = false;
                }
            } catch (RuntimeException e) {
                if (stopping.getCount() > 0) {
                    health = Health.notReady("tables are not fed from their sources: " + e.getMessage());
                    if (!told) {
                        LOG.warn("Tables are not fed from their sources, which is tried again", e);
                    }
                    told = true;
                }
                pause();
            }
        }
    }

    private void pause() {
        try {
            var unused = stopping.await(PAUSE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopping.countDown();
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join(STOP_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

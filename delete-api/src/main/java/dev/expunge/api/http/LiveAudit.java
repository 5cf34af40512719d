package dev.expunge.api.http;

import dev.expunge.api.json.AuditJson;
import dev.expunge.api.json.JsonWriter;
import dev.expunge.api.port.AuditEntry;
import dev.expunge.api.port.AuditPlace;
import dev.expunge.api.port.Page;
import dev.expunge.api.port.Unavailable;
import dev.expunge.api.port.Views;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The audit as an event stream. A stream stays open until its reader leaves, and holds a thread. */
final class LiveAudit implements AutoCloseable {

    static final int MAX_STREAMS = 64;
    private static final int EVENTS_AT_ONCE = 500;
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Views views;
    private final AtomicInteger open = new AtomicInteger();
    private final Set<SseClient> clients = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "expunge-api-stream");
        thread.setDaemon(true);
        return thread;
    });

    LiveAudit(Views views) {
        this.views = views;
    }

    boolean isAskedFor(Call call) {
        return call.headers("Accept").stream().anyMatch(accept -> accept.contains("text/event-stream"));
    }

    int open() {
        return open.get();
    }

    /** @param deleteId null: of all deletes */
    CompletableFuture<Answer> stream(Call call, @Nullable String deleteId, AuditPlace after) {
        if (open.incrementAndGet() > MAX_STREAMS) {
            open.decrementAndGet();
            throw new Unavailable(MAX_STREAMS + " event streams are open, which is as many as there may be");
        }
        new SseHandler(client -> {
                    client.keepAlive();
                    clients.add(client);
                    threads.execute(() -> follow(client, deleteId, after));
                })
                .handle(call.context());
        return STREAMING;
    }

    /** What a handler answers that writes by itself. */
    static final CompletableFuture<Answer> STREAMING = new CompletableFuture<>();

    private void follow(SseClient client, @Nullable String deleteId, AuditPlace after) {
        try {
            AuditPlace place = after;
            client.sendComment("open");
            while (!client.terminated()) {
                // Read first: what comes in between is then seen as news.
                long seen = views.awaitAudit(-1, Duration.ZERO);
                AuditPlace next = send(client, deleteId, place);
                boolean moved = !next.equals(place);
                place = next;
                if (!moved && views.awaitAudit(seen, HEARTBEAT) == seen) {
                    client.sendComment("still here");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            clients.remove(client);
            open.decrementAndGet();
            client.close();
        }
    }

    private AuditPlace send(SseClient client, @Nullable String deleteId, AuditPlace after) {
        Page<AuditEntry, AuditPlace> page =
                deleteId == null ? views.audit(after, EVENTS_AT_ONCE) : views.auditOf(deleteId, after, EVENTS_AT_ONCE);
        AuditPlace place = after;
        for (AuditEntry entry : page.items()) {
            if (client.terminated()) {
                return place;
            }
            place = entry.next();
            client.sendEvent(
                    entry.event().type().name(), JsonWriter.text(AuditJson.of(entry.event())), Cursors.of(place));
        }
        return place;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        clients.forEach(SseClient::close);
    }
}

package dev.expunge.api.http;

import dev.expunge.api.call.ReadCalls;
import dev.expunge.api.call.ReadCalls.Seen;
import dev.expunge.api.json.BacklogJson;
import dev.expunge.api.json.WaitsFor;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** How far behind the work is. Answers also while Kafka or the processor is away, and then says so. */
final class StatusRoute {

    private final ReadCalls reads;
    private final Health health;

    StatusRoute(ReadCalls reads, Health health) {
        this.reads = reads;
        this.health = health;
    }

    Route route() {
        return Route.get("/status", Set.of(), this::status);
    }

    private CompletableFuture<Answer> status(Call call) {
        return reads.backlog().thenCombine(health.notReady(), (standing, away) -> {
            Seen oldest = standing.oldest();
            WaitsFor waitsFor = oldest == null ? null : WaitsFor.of(oldest.status(), oldest.ahead(), standing.atMs());
            return Answer.json(
                    200, BacklogJson.of(standing.backlog(), standing.atMs(), away, standing.fresh(), waitsFor));
        });
    }
}

package dev.expunge.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.api.fake.FakeViews;
import dev.expunge.api.port.Backlog.Blocked;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BacklogFiguresTest {

    private static final Blocked POSTS = new Blocked("users", "posts(author)->users", 3);
    private static final Blocked SEATS = new Blocked("users", "seats(user)->users", 2);

    private final FakeViews views = new FakeViews();
    private final AtomicLong nowMs = new AtomicLong(1_000);
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @BeforeEach
    void register() {
        InstantSource now = () -> Instant.ofEpochMilli(nowMs.get());
        new BacklogFigures(views, now.withZone(ZoneOffset.UTC), metrics).register();
    }

    /** Each scrape finds other figures than the one before: they must not change while it reads. */
    @Test
    void areReadOftenWhileTheyChange() {
        for (int i = 1; i <= 200; i++) {
            views.blocked = List.of(new Blocked("users", "posts(author)->users", i));
            assertThat(scrape()).contains(line(POSTS) + " " + i + ".0\n");
        }
    }

    @Test
    void ofAForeignKeyThatBlocksNothingAnyMoreAreGone() {
        views.blocked = List.of(POSTS, SEATS);
        assertThat(scrape()).contains(line(POSTS) + " 3.0\n", line(SEATS) + " 2.0\n");
        views.blocked = List.of(SEATS);
        assertThat(scrape()).doesNotContain(line(POSTS)).contains(line(SEATS) + " 2.0\n");
    }

    private static String line(Blocked one) {
        return "expunge_deletes_blocked{foreign_key=\"" + one.foreignKey() + "\",table=\"" + one.table() + "\"}";
    }

    private String scrape() {
        nowMs.addAndGet(5_000);
        return metrics.scrape();
    }
}

package dev.expunge.scheduler;

import dev.expunge.streams.health.Health;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process's clock guard with its voice: one sentence in the log when firing stops and when it goes on. */
final class GuardedClock {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedClock.class);

    private final ClockGuard guard;
    private final LongSupplier nanoTime;

    GuardedClock(long jumpMs, LongSupplier nanoTime) {
        this.guard = new ClockGuard(jumpMs);
        this.nanoTime = nanoTime;
    }

    long nanos() {
        return nanoTime.getAsLong();
    }

    boolean mayFire(long wallMs) {
        ClockGuard.Verdict verdict = guard.look(wallMs, nanoTime.getAsLong());
        if (verdict == ClockGuard.Verdict.STOPPED) {
            LOG.error("Firing stopped: {}", why());
        } else if (verdict == ClockGuard.Verdict.RESUMED) {
            LOG.info("Firing goes on: the wall clock is believed again");
        }
        return verdict.mayFire();
    }

    /** What an operator calls who knows that the clock is right. */
    String accept() {
        LOG.info("An operator accepted the wall clock as it is");
        guard.accept();
        return "the wall clock is believed from now on";
    }

    Health health() {
        return guard.isStopped() ? Health.notReady("firing stopped: " + why()) : Health.ready("running");
    }

    private String why() {
        return "the wall clock jumped forward by " + guard.aheadMs()
                + " ms; set it right, or accept it with POST /clock/accept or a restart";
    }
}

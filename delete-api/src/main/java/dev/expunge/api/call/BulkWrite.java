package dev.expunge.api.call;

import dev.expunge.api.call.Lines.Line;
import dev.expunge.api.call.RowBodies.RowWrite;
import dev.expunge.api.json.BadJson;
import dev.expunge.api.json.JsonReader;
import dev.expunge.api.port.Unavailable;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.RowChange;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as they are read, a line each, with a limited number sent and not yet answered. A line that cannot be taken
 * is listed and stops nothing; a broker or processor that does not answer stops the rest.
 */
final class BulkWrite {

    private final World world;
    private final LatestTable table;
    private final Duration patience;
    private final BulkTally tally = new BulkTally();
    private final Semaphore free = new Semaphore(Limits.BULK_IN_FLIGHT);
    private final AtomicReference<@Nullable Unavailable> stopped = new AtomicReference<>();
    private boolean silent;

    /** @param patience with a processor that answers nothing at all */
    BulkWrite(World world, LatestTable table, Duration patience) {
        this.world = world;
        this.table = table;
        this.patience = patience;
    }

    /**
     * Blocks until all lines are answered.
     *
     * @throws TooLarge if the body is; what was read before that is written
     * @throws Unavailable if an answer did not come
     */
    BulkResult run(InputStream body) throws IOException, InterruptedException {
        Lines lines = new Lines(body, Limits.ROW_BYTES, Limits.BULK_BYTES);
        TooLarge tooLarge = null;
        try {
            for (Line line = lines.next(); line != null && stopped.get() == null; line = lines.next()) {
                take(line);
            }
        } catch (TooLarge e) {
            tooLarge = e;
        } finally {
            await(Limits.BULK_IN_FLIGHT);
        }
        Unavailable reason = stopped.get();
        if (reason != null) {
            throw new Unavailable(reason.getMessage() + "; " + tally.written()
                    + " rows of this body were written, and writing them again changes nothing");
        }
        if (tooLarge != null) {
            throw new TooLarge(tooLarge.getMessage() + "; " + tally.written() + " rows of it were written");
        }
        return tally.result();
    }

    private void take(Line line) throws InterruptedException {
        if (line.isBlank()) {
            return;
        }
        if (line.tooLong()) {
            tally.refused(line.number(), "the line has more than " + Limits.ROW_BYTES + " bytes");
            return;
        }
        try {
            send(line.number(), read(line));
        } catch (BadJson e) {
            tally.refused(line.number(), e.sentence());
        } catch (CallRefused e) {
            tally.refused(line.number(), e.refusal());
        }
    }

    private RowWrite read(Line line) throws BadJson {
        var row = JsonReader.object(line.bytes(), 0, line.length());
        return table.decide(current -> RowBodies.read(current, row, null));
    }

    private void send(long number, RowWrite write) throws InterruptedException {
        if (!await(1)) {
            return;
        }
        String name = table.name();
        var unused = world.commands()
                .ask(
                        replyTo -> new RowChange(
                                world.stamps().newId(),
                                name,
                                write.key(),
                                write.columns(),
                                RowChange.Origin.OWNER,
                                replyTo),
                        Limits.BULK_ANSWER)
                .handle((answer, failure) -> {
                    settle(number, answer, failure);
                    free.release();
                    return answer;
                });
    }

    private void settle(long number, Reply.@Nullable Answer answer, @Nullable Throwable failure) {
        if (answer instanceof Reply.Refused refused) {
            tally.refused(number, refused.refusal());
        } else if (failure == null) {
            tally.taken();
        } else {
            Unavailable reason = Failures.find(Unavailable.class, failure);
            stopped.compareAndSet(null, reason == null ? new Unavailable("a row could not be sent") : reason);
        }
    }

    /** A slow cluster is waited for as long as it answers anything. */
    private boolean await(int permits) throws InterruptedException {
        for (int i = 0; i < permits && !silent; i++) {
            silent = !free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (silent) {
            stopped.compareAndSet(
                    null,
                    new Unavailable("the cascade-processor has answered nothing for " + patience.toSeconds() + " s"));
        }
        return !silent;
    }

    /** The table as it is used for the lines of one body. */
    interface LatestTable {

        String name();

        <T> T decide(java.util.function.Function<Table, T> decision);
    }
}

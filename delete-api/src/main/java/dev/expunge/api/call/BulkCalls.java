package dev.expunge.api.call;

import dev.expunge.api.port.Part;
import dev.expunge.api.port.Unavailable;
import dev.expunge.core.catalog.Table;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Bulk writes. Each blocks its caller's thread, so that only a few run at one time. */
public final class BulkCalls {

    private final World world;
    private final Semaphore places = new Semaphore(Limits.BULK_WRITES);

    public BulkCalls(World world) {
        this.world = world;
    }

    /** Writes all rows of a body, one JSON object a line. Blocks until they are taken. */
    public BulkResult write(String table, InputStream body) throws IOException, InterruptedException {
        if (!places.tryAcquire()) {
            throw new Unavailable(Limits.BULK_WRITES + " bulk writes are under way, which is as many as there may be");
        }
        try {
            RefreshedOnce latest = new RefreshedOnce(world, table);
            latest.decide(Function.identity());
            return new BulkWrite(world, latest, Limits.SLOW_ANSWER).run(body);
        } finally {
            places.release();
        }
    }

    /** Looks once, before the first refusal, whether there is a newer definition. */
    private static final class RefreshedOnce implements BulkWrite.LatestTable {

        private final World world;
        private final String name;
        private boolean refreshed;

        RefreshedOnce(World world, String name) {
            this.world = world;
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public <T> T decide(Function<Table, T> decision) {
            try {
                return decision.apply(current());
            } catch (CallRefused refused) {
                if (refreshed) {
                    throw refused;
                }
                refreshed = true;
                refresh();
                return decision.apply(current());
            }
        }

        private Table current() {
            return CurrentCatalog.tableOf(world.views().catalog(), name);
        }

        private void refresh() {
            try {
                world.views().fresh(new Part.Definitions()).get(Limits.ANSWER.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Unavailable away ? away : new IllegalStateException(e.getCause());
            } catch (TimeoutException e) {
                throw new Unavailable("the definitions could not be read within " + Limits.ANSWER.toSeconds() + " s");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Unavailable("interrupted");
            }
        }
    }
}

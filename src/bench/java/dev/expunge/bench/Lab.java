package dev.expunge.bench;

import dev.expunge.bench.product.Loader;
import dev.expunge.bench.product.Product;
import dev.expunge.bench.product.Sentinels;
import dev.expunge.bench.product.Services;
import dev.expunge.bench.product.Site;
import dev.expunge.bench.rival.Postgres;
import dev.expunge.bench.rival.RawLimit;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one scenario works with. Everything is started when it is first asked for, and stopped in the end. */
public final class Lab implements AutoCloseable {

    private final Path dir;
    private final Progress progress;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private @Nullable Product product;
    private @Nullable Postgres postgres;
    private @Nullable RawLimit rawLimit;
    private @Nullable Loader loader;
    private @Nullable Sentinels sentinels;

    /** @param dir empty; what is in it in the end may be thrown away */
    Lab(Path dir, Progress progress) {
        this.dir = dir;
        this.progress = progress;
    }

    /** Says what goes on. */
    public void doing(String what) {
        progress.doing(what);
    }

    /** A lab of its own in a folder of this one, for a round that starts everything anew. */
    public Lab within(String name) {
        return new Lab(dir.resolve(name), progress);
    }

    /** For data of a scenario's own. */
    public Path dir() {
        return dir;
    }

    public Product product() {
        if (product == null) {
            product = opened("Expunge", () -> Product.up(dir.resolve("expunge")));
        }
        return product;
    }

    public Loader loader() {
        if (loader == null) {
            loader = opened(
                    "a producer", () -> new Loader(product().kafka(), product().registry(), Product.SHARDS));
        }
        return loader;
    }

    public Sentinels sentinels() {
        if (sentinels == null) {
            sentinels = new Sentinels(product().api(), Product.SHARDS);
        }
        return sentinels;
    }

    /** The product's. */
    public Site site() {
        return new Site(product().api(), loader(), sentinels());
    }

    /** That of services that run by themselves; its producer is closed with the lab. */
    public Site site(Services services, String kafka, int shards) {
        Loader ofServices = opened("a producer", () -> new Loader(kafka, services.registry(), shards));
        return new Site(services.api(), ofServices, new Sentinels(services.api(), shards));
    }

    public Postgres postgres() {
        if (postgres == null) {
            postgres = opened("PostgreSQL", () -> Postgres.start(dir.resolve("postgres")));
        }
        return postgres;
    }

    /** On the product's broker. */
    public RawLimit rawLimit() {
        if (rawLimit == null) {
            rawLimit = opened("the raw limit", () -> RawLimit.start(product().kafka(), dir.resolve("raw")));
        }
        return rawLimit;
    }

    /** Closed with the lab, before what was opened earlier. */
    public <T extends AutoCloseable> T opened(String what, Supplier<T> start) {
        doing("starting " + what);
        T started = start.get();
        open.push(started);
        return started;
    }

    /** Closes what has been opened by now; what is asked for later is started anew. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                System.err.println("Left over in " + dir + ": " + e.getMessage());
            }
        }
    }
}

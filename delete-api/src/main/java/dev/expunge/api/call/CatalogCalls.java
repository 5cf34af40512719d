package dev.expunge.api.call;

import dev.expunge.api.port.Part;
import dev.expunge.core.catalog.Catalog;
import dev.expunge.core.catalog.CatalogEvolution;
import dev.expunge.core.catalog.Evolution;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.CatalogCommand;
import dev.expunge.core.event.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Table definitions: changing and reading them. */
public final class CatalogCalls {

    private final World world;
    private final CurrentCatalog catalog;

    public CatalogCalls(World world) {
        this.world = world;
        this.catalog = new CurrentCatalog(world);
    }

    /** Adds, replaces or (null) removes tables; completes when every shard and this instance use the result. */
    public CompletableFuture<Reply.CatalogChanged> change(Map<String, @Nullable Object> tables) {
        return catalog.decide(current -> check(current, tables))
                .thenCompose(added -> world.commands().prepare(added))
                .thenCompose(done -> world.commands()
                        .ask(
                                replyTo -> new CatalogCommand(world.stamps().newId(), tables, null, replyTo),
                                Limits.SLOW_ANSWER))
                .thenComposeAsync(
                        answer -> {
                            Reply.CatalogChanged changed = Answers.expect(Reply.CatalogChanged.class, answer);
                            return world.views().fresh(new Part.Definitions()).thenApply(done -> changed);
                        },
                        world.workers());
    }

    /** All definitions, as new as any that an answered call has made. */
    public CompletableFuture<Catalog> all() {
        return world.views()
                .fresh(new Part.Definitions())
                .thenApplyAsync(done -> world.views().catalog(), world.workers());
    }

    public CompletableFuture<Table> table(String name) {
        return all().thenApply(current -> CurrentCatalog.tableOf(current, name));
    }

    /** The tables that are to be there, whose topics must then be, too. */
    private static List<String> check(Catalog current, Map<String, @Nullable Object> tables) {
        Evolution evolution = CatalogEvolution.evolve(current, tables);
        if (evolution instanceof Evolution.Rejected rejected) {
            throw new CallRefused(rejected.refusal());
        }
        return tables.keySet().stream()
                .filter(name -> tables.get(name) != null && current.table(name) == null)
                .sorted()
                .toList();
    }
}

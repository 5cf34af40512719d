package dev.expunge.core.shard;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import dev.expunge.core.Refusal.Fault;
import dev.expunge.core.catalog.CatalogEvolution;
import dev.expunge.core.catalog.Evolution;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.TableState;
import dev.expunge.core.shard.CatalogMessage.Activate;
import dev.expunge.core.shard.CatalogMessage.Forward;
import dev.expunge.core.shard.CatalogMessage.Prepare;
import dev.expunge.core.shard.CatalogMessage.Prepared;
import dev.expunge.core.shard.CatalogMessage.Resume;
import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.Storage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts catalog changes in an order, one at a time: prepared by all shards, then used by all, then open for deletes. */
final class CatalogLeader {

    /** @param open shards that have not answered */
    record Leading(Forward command, long version, int open, boolean activating, List<Fault> faults) {}

    private record Head(long number, Forward command) {}

    private final ShardContext shard;
    private final Records<Leading> leading;
    private final Records<Forward> queue;

    CatalogLeader(ShardContext shard, Storage storage) {
        this.shard = shard;
        this.leading = new Records<>(storage, 'l', Leading.class);
        this.queue = new Records<>(storage, 'L', Forward.class);
    }

    void command(Forward command) {
        if (current() == null) {
            begin(command);
        } else {
            long number = shard.out.number();
            queue.put(to -> to.i64(number), command);
        }
    }

    private void begin(Forward command) {
        Evolution evolution = evolve(command);
        if (evolution instanceof Evolution.Rejected rejected) {
            shard.out.reply(command.replyTo(), new Reply.Refused(rejected.refusal()));
            next();
            return;
        }
        long version = ((Evolution.Accepted) evolution).next().version();
        put(new Leading(command, version, shard.shards, false, List.of()));
        shard.out.sendToAll(new Prepare(version, command.change()));
    }

    void prepared(Prepared message) {
        Leading now = current();
        if (now == null || now.version() != message.version() || now.activating()) {
            return;
        }
        Set<Fault> faults = new LinkedHashSet<>(now.faults());
        faults.addAll(message.faults());
        Leading next = new Leading(now.command(), now.version(), now.open() - 1, false, new ArrayList<>(faults));
        if (next.open() > 0) {
            put(next);
        } else if (faults.isEmpty()) {
            activate(next);
        } else {
            leading.delete(to -> {});
            shard.out.sendToAll(new Resume(now.version()));
            List<Fault> all = next.faults();
            shard.out.reply(
                    now.command().replyTo(),
                    new Reply.Refused(
                            new Refusal(ErrorCode.DEFINITION_INVALID, all.get(0).message(), all)));
            next();
        }
    }

    private void activate(Leading now) {
        put(new Leading(now.command(), now.version(), shard.shards, true, List.of()));
        shard.out.sendToAll(new Activate(now.version()));
        Map<String, @Nullable Object> change = JsonTree.decode(now.command().change());
        change.forEach((table, definition) ->
                shard.out.emit(new TableState(table, definition == null ? null : asObject(definition), now.version())));
    }

    @SuppressWarnings("unchecked") // an accepted definition is a JSON object, whose member names are texts
    private static Map<String, @Nullable Object> asObject(Object definition) {
        return (Map<String, @Nullable Object>) definition;
    }

    void activated(long version) {
        Leading now = current();
        if (now == null || now.version() != version) {
            return;
        }
        if (now.open() > 1) {
            put(new Leading(now.command(), version, now.open() - 1, true, List.of()));
            return;
        }
        leading.delete(to -> {});
        shard.out.sendToAll(new Resume(version));
        CatalogView catalog = shard.catalog();
        shard.out.reply(
                now.command().replyTo(),
                new Reply.CatalogChanged(
                        version, List.copyOf(catalog.catalog.tables().keySet()), warnings(now)));
        next();
    }

    /** The change once more, on the catalog that has it already: the warnings are the same. */
    private List<Reply.Warning> warnings(Leading now) {
        return evolve(now.command()) instanceof Evolution.Accepted accepted ? accepted.warnings() : List.of();
    }

    private Evolution evolve(Forward command) {
        return CatalogEvolution.evolve(shard.catalog().catalog, JsonTree.decode(command.change()));
    }

    private void next() {
        List<Head> first = new ArrayList<>();
        queue.scan(to -> {}, null, (suffix, command) -> {
            first.add(new Head(new ByteReader(suffix).i64(), command));
            return false;
        });
        if (!first.isEmpty()) {
            queue.delete(to -> to.i64(first.get(0).number()));
            begin(first.get(0).command());
        }
    }

    private @Nullable Leading current() {
        return leading.get(to -> {});
    }

    private void put(Leading next) {
        leading.put(to -> {}, next);
    }
}

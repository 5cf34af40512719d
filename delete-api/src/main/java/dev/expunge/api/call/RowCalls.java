package dev.expunge.api.call;

import dev.expunge.api.call.RowBodies.RowWrite;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.row.Row;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Writes of single rows. */
public final class RowCalls {

    private final World world;
    private final CurrentCatalog catalog;

    public RowCalls(World world) {
        this.world = world;
        this.catalog = new CurrentCatalog(world);
    }

    /** @param row as it is after the write; null: it was a late child and was removed */
    public record WrittenRow(Table table, @Nullable Row row) {}

    private record Checked(Table table, RowWrite write) {}

    public CompletableFuture<WrittenRow> put(String tableName, String key, Map<String, @Nullable Object> body) {
        return catalog.decide(current -> {
                    Table table = CurrentCatalog.tableOf(current, tableName);
                    return new Checked(table, RowBodies.read(table, body, key));
                })
                .thenCompose(checked -> world.commands()
                        .ask(
                                replyTo -> new RowChange(
                                        world.stamps().newId(),
                                        tableName,
                                        key,
                                        checked.write().columns(),
                                        RowChange.Origin.OWNER,
                                        replyTo),
                                Limits.ANSWER)
                        .thenApplyAsync(
                                answer -> new WrittenRow(
                                        checked.table(),
                                        Answers.expect(Reply.RowWritten.class, answer)
                                                .row()),
                                world.workers()));
    }
}

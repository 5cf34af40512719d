package dev.expunge.core.shard;

import dev.expunge.core.catalog.Column;
import dev.expunge.core.catalog.ForeignKey;
import dev.expunge.core.catalog.ForeignKey.Target;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.CatalogCommand;
import dev.expunge.core.event.Routing;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.RowState;
import dev.expunge.core.row.KeyText;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.RowCodec;
import dev.expunge.core.shard.CatalogMessage.Activated;
import dev.expunge.core.shard.ReferenceMessage.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Registers what rows that were there before a catalog change newly reference, carry or are indexed by, and takes the values
 * of dropped columns out of them, batch by batch.
 */
final class BackFill {

    private final ShardContext shard;

    BackFill(ShardContext shard) {
        this.shard = shard;
    }

    /** @return false: there is nothing to do */
    boolean begin(CatalogView before, CatalogView after) {
        for (Table table : after.catalog.tables().values()) {
            if (isNew(before, after, table)) {
                shard.out.send(shard.shard, new CatalogMessage.BackFill(after.version(), tables(before, after), null));
                return true;
            }
        }
        return false;
    }

    private static List<String> tables(CatalogView before, CatalogView after) {
        return after.catalog.tables().values().stream()
                .filter(table -> isNew(before, after, table))
                .map(Table::name)
                .toList();
    }

    /** Whether a table that was there has something that its rows are not registered for, or lacks what they may hold. */
    private static boolean isNew(CatalogView before, CatalogView after, Table table) {
        Table old = before.find(table.name());
        if (old == null || old.id() != table.id() || old.equals(table)) {
            return false;
        }
        Set<Integer> known = new TreeSet<>();
        old.references().outgoing().forEach(fk -> known.add(fk.id()));
        Set<Integer> carried = before.targetsOf(old).stream().map(Target::id).collect(Collectors.toSet());
        Set<Integer> indexes =
                old.indexes().values().stream().map(Table.Index::id).collect(Collectors.toSet());
        Set<Integer> columns = table.columns().values().stream().map(Column::id).collect(Collectors.toSet());
        return old.columns().values().stream().anyMatch(column -> !columns.contains(column.id()))
                || table.references().outgoing().stream().anyMatch(fk -> !known.contains(fk.id()))
                || after.targetsOf(table).stream().anyMatch(t -> !carried.contains(t.id()))
                || table.indexes().values().stream().anyMatch(i -> !indexes.contains(i.id()));
    }

    void run(CatalogMessage.BackFill message) {
        Table table = shard.catalog().table(message.tables().get(0));
        List<String> seen = new ArrayList<>();
        Map<String, Row> rows = new LinkedHashMap<>();
        Map<String, RowRecord> shorter = new LinkedHashMap<>();
        Map<String, RowRecord.By> unstamped = new LinkedHashMap<>();
        int limit = shard.settings.batchRows();
        shard.rows.scan(table.id(), message.after(), (key, record) -> {
            seen.add(key);
            Row row = RowStore.decode(table, record);
            if (row != null) {
                rows.put(key, row);
                byte[] columns = RowCodec.encode(table, row);
                if (!Arrays.equals(columns, record.columns())) {
                    shorter.put(key, record.with(columns));
                    RowRecord.By by = record.stamps().by();
                    if (by != null && row.get(Table.DELETION_TIME) == null) {
                        unstamped.put(key, by);
                    }
                }
            }
            return seen.size() < limit;
        });
        // Without its column a stamp is lost, and with it the timer.
        unstamped.forEach((key, by) -> shard.claims.tokenLost(by, new RowRef(table.name(), key), "token changed"));
        shorter.forEach((key, record) -> {
            Row row = rows.get(key);
            shard.rows.put(table, key, row, row, record);
            // Readers know columns by name only: the value would be there again if the name were.
            shard.out.emit(new RowState(table.name(), key, row));
        });
        Map<Integer, List<Op>> ops = new LinkedHashMap<>();
        rows.forEach((key, row) -> register(table, key, row, ops));
        ops.forEach((to, list) ->
                shard.out.send(to, new ReferenceMessage.Change(shard.shard, ReferenceMessage.BACK_FILL, list)));
        List<String> rest = message.tables().subList(1, message.tables().size());
        if (seen.size() == limit) {
            next(message.version(), message.tables(), seen.get(limit - 1));
        } else if (!rest.isEmpty()) {
            next(message.version(), List.copyOf(rest), null);
        } else {
            int leader = Routing.shardOf(CatalogCommand.ROUTING_KEY, shard.shards);
            shard.out.send(leader, new Activated(message.version()));
        }
    }

    private void next(long version, List<String> tables, @Nullable String after) {
        shard.out.send(shard.shard, new CatalogMessage.BackFill(version, tables, after));
    }

    private void register(Table table, String key, Row row, Map<Integer, List<Op>> ops) {
        table.indexes().values().forEach(index -> shard.rows.index(table, index, row, key));
        for (ForeignKey fk : table.references().outgoing()) {
            String value = KeyText.valuesText(fk.columns(), row);
            if (value != null) {
                add(ops, new Op.Register(fk.id(), value, key, ReferenceMessage.Judge.NONE, false));
            }
        }
        for (Target target : shard.catalog().targetsOf(table)) {
            String value = KeyText.valuesText(target.columns(), row);
            if (value != null && !shard.catalog().isKey(target)) {
                add(ops, new Op.Carry(target.id(), value, key));
            }
        }
    }

    private void add(Map<Integer, List<Op>> ops, Op op) {
        ops.computeIfAbsent(Routing.shardOf(op.value(), shard.shards), s -> new ArrayList<>())
                .add(op);
    }
}

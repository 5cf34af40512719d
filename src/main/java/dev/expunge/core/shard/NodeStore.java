package dev.expunge.core.shard;

import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.ByteWriter;
import dev.expunge.core.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The nodes of units on this shard. */
final class NodeStore {

    private final Records<Node.Head> heads;
    private final Records<Node.Rows> rows;

    NodeStore(Storage storage) {
        this.heads = new Records<>(storage, 'o', Node.Head.class);
        this.rows = new Records<>(storage, 'O', Node.Rows.class);
    }

    Node.@Nullable Head head(UnitRef unit, long node) {
        return heads.get(to -> key(to, unit, node));
    }

    Node.Rows rows(UnitRef unit, long node) {
        Node.Rows found = rows.get(to -> key(to, unit, node));
        return found == null ? Node.Rows.NONE : found;
    }

    void put(UnitRef unit, long node, Node.Head head) {
        heads.put(to -> key(to, unit, node), head);
    }

    void putRows(UnitRef unit, long node, Node.Rows value) {
        if (value.isEmpty()) {
            rows.delete(to -> key(to, unit, node));
        } else {
            rows.put(to -> key(to, unit, node), value);
        }
    }

    void delete(UnitRef unit, long node) {
        heads.delete(to -> key(to, unit, node));
        rows.delete(to -> key(to, unit, node));
    }

    /** The numbers of the unit's nodes here, in order, behind {@code after}; at most {@code limit}. */
    List<Long> of(UnitRef unit, @Nullable Long after, int limit) {
        List<Long> found = new ArrayList<>();
        byte[] from = after == null ? null : suffix(unit, after);
        heads.scan(unit::write, from, (suffix, head) -> {
            ByteReader reader = new ByteReader(suffix);
            reader.varint();
            reader.i64();
            found.add(reader.i64());
            return found.size() < limit;
        });
        return found;
    }

    private static byte[] suffix(UnitRef unit, long node) {
        ByteWriter writer = new ByteWriter();
        key(writer, unit, node);
        return writer.toBytes();
    }

    private static void key(ByteWriter to, UnitRef unit, long node) {
        unit.write(to);
        to.i64(node);
    }
}

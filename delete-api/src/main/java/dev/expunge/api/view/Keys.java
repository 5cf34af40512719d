package dev.expunge.api.view;

import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.storage.ByteWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How the store's keys are made. Table names and delete ids hold no zero byte. */
final class Keys {

    private static final int ALL = 0;
    private static final int BY_TABLE = 1;
    private static final int BY_STATE = 2;
    private static final int BY_TABLE_AND_STATE = 3;

    private Keys() {}

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes, int from) {
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }

    /** Begins the keys of all rows of a table. */
    static byte[] rows(String table) {
        return new ByteWriter().raw(text(table)).u8(0).toBytes();
    }

    static byte[] row(String table, byte[] key) {
        return new ByteWriter(table.length() + key.length + 1)
                .raw(text(table))
                .u8(0)
                .raw(key)
                .toBytes();
    }

    static byte[] audit(int partition, long offset) {
        return ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                .putInt(partition)
                .putLong(offset)
                .array();
    }

    static int auditPartition(byte[] key, int at) {
        return ByteBuffer.wrap(key, at, Integer.BYTES).getInt();
    }

    static long auditOffset(byte[] key, int at) {
        return ByteBuffer.wrap(key, at + Integer.BYTES, Long.BYTES).getLong();
    }

    /** Begins the keys of all events of a delete. */
    static byte[] auditOf(String deleteId) {
        return new ByteWriter().raw(text(deleteId)).u8(0).toBytes();
    }

    static byte[] auditOf(byte[] deleteId, int partition, long offset) {
        return new ByteWriter()
                .raw(deleteId)
                .u8(0)
                .raw(audit(partition, offset))
                .toBytes();
    }

    /** Begins an index of deletes; null: of any. */
    static byte[] deletes(@Nullable String table, DeleteStatus.@Nullable State state) {
        ByteWriter key = new ByteWriter();
        if (table == null) {
            key.u8(state == null ? ALL : BY_STATE);
        } else {
            key.u8(state == null ? BY_TABLE : BY_TABLE_AND_STATE)
                    .raw(text(table))
                    .u8(0);
        }
        if (state != null) {
            key.raw(text(state.name())).u8(0);
        }
        return key.toBytes();
    }

    /** Newest first, and for one moment by id. */
    static byte[] deletePlace(byte[] index, long requestedAtMs, String deleteId) {
        return new ByteWriter()
                .raw(index)
                .i64(Long.MAX_VALUE - requestedAtMs)
                .raw(text(deleteId))
                .toBytes();
    }

    /** @param index with which the place begins */
    static String deleteId(byte[] index, byte[] place) {
        return text(place, index.length + Long.BYTES);
    }
}

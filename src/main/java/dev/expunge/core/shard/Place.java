package dev.expunge.core.shard;

import dev.expunge.core.storage.ByteWriter;

/**
 * Something that a unit can hold and others wait for: a row, or a referenced value of columns that are not the key.
 *
 * @param id the table's number, or the target's
 * @param text the row's key text, or the value's text
 */
record Place(boolean isRow, int id, String text) {

    static Place row(int tableId, String key) {
        return new Place(true, tableId, key);
    }

    static Place value(int targetId, String value) {
        return new Place(false, targetId, value);
    }

    void write(ByteWriter to) {
        to.u8(isRow ? 0 : 1);
        to.varint(id);
        to.text(text);
    }
}

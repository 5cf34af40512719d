package dev.expunge.core.shard;

import dev.expunge.core.storage.ByteWriter;

/** Names one attempt at a unit: the shard that decides it, and that shard's running number. */
record UnitRef(int coordinator, long number) {

    void write(ByteWriter to) {
        to.varint(coordinator);
        to.i64(number);
    }
}

package org.apache.kafka.streams.state.internals;

import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/**
 * Kafka's store, whose range scans end where they are to end. Without a bound RocksDB looks for the next live entry, however
 * far behind the range it is: a scan before a million removed entries takes a third of a second.
 */
public final class BoundedRocksDBStore extends RocksDBStore {

    public BoundedRocksDBStore(String name, String metricsScope) {
        super(name, metricsScope);
    }

    /** Both ends belong to the range. */
    @Override
    public synchronized KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        if (from == null || to == null || !(cfAccessor instanceof SingleColumnFamilyAccessor family)) {
            return super.range(from, to);
        }
        // The bound itself is outside; nothing sorts between a key and the key with a zero byte behind it.
        Slice bound = new Slice(Arrays.copyOf(to.get(), to.get().length + 1));
        ReadOptions options = new ReadOptions().setIterateUpperBound(bound);
        RocksIterator entries = db.newIterator(family.columnFamily(), options);
        RocksDBRangeIterator range = new RocksDBRangeIterator(name(), entries, from, to, true, true);
        openIterators.add(range);
        range.onClose(() -> {
            openIterators.remove(range);
            options.close();
            bound.close();
        });
        return range;
    }
}

package dev.expunge.streams.state;

import dev.expunge.streams.config.Memory;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache and one write buffer manager for all stores of the process; Streams' default is about 98 MB for each
 * store and partition. Kafka Streams makes an object of this class for each store.
 */
public final class SharedMemory implements RocksDBConfigSetter {

    /** Keys of the Streams configuration, values in bytes. */
    public static final String BLOCK_CACHE_BYTES = "expunge.rocksdb.block.cache.bytes";

    public static final String WRITE_BUFFER_BYTES = "expunge.rocksdb.write.buffer.bytes";

    private static final double INDEX_AND_FILTER_SHARE = 0.2;
    private static final int SHARD_BITS = -1;
    private static final long BLOCK_BYTES = 8 * 1024;

    private static @Nullable Shared shared;

    /** Never closed: stores of other tasks and services of this process use it until the process ends. */
    private record Shared(Cache cache, WriteBufferManager buffers) {}

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        Shared memory = shared(
                bytes(configs, BLOCK_CACHE_BYTES, Memory.DEFAULT.blockCacheBytes()),
                bytes(configs, WRITE_BUFFER_BYTES, Memory.DEFAULT.writeBufferBytes()));
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setBlockSize(BLOCK_BYTES);
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        // In parts of a block: whole ones, some MB for each file of a large store, push each other out of the cache.
        table.setIndexType(IndexType.kTwoLevelIndexSearch);
        table.setPartitionFilters(true);
        options.setTableFormatConfig(table);
        // Kafka's default is no filter in the last level. Here most looks are for what is not there: holds, new rows.
        options.setOptimizeFiltersForHits(false);
        options.setWriteBufferManager(memory.buffers());
    }

    /** What setConfig set is shared and stays; the options themselves are the store's to close. */
    @Override
    public void close(String store, Options options) {}

    private static synchronized Shared shared(long cacheBytes, long bufferBytes) {
        if (shared == null) {
            RocksDB.loadLibrary();
            Cache cache = new LRUCache(cacheBytes, SHARD_BITS, false, INDEX_AND_FILTER_SHARE);
            shared = new Shared(cache, new WriteBufferManager(bufferBytes, cache));
        }
        return shared;
    }

    private static long bytes(Map<String, Object> configs, String name, long fallback) {
        Object value = configs.get(name);
        return value == null ? fallback : Long.parseLong(value.toString());
    }
}

package dev.expunge.api.view;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBufferManager;
import org.rocksdb.WriteOptions;

/** A RocksDB with bounded memory. Reads may run while it is closed: they then fail, and do not touch freed memory. */
final class ViewStore implements AutoCloseable {

    private static final long CACHE_BYTES = 48L * 1024 * 1024;
    private static final long WRITE_BUFFER_BYTES = 24L * 1024 * 1024;
    private static final int BLOCK_BYTES = 16 * 1024;
    private static final int MAX_OPEN_FILES = 512;
    private static final int BLOOM_BITS = 10;

    static {
        // Before the first native object, which is a field's.
        RocksDB.loadLibrary();
    }

    private final ReadWriteLock open = new ReentrantReadWriteLock();
    private final Map<Family, ColumnFamilyHandle> handles = new EnumMap<>(Family.class);
    private final List<AutoCloseable> nativeObjects = new ArrayList<>();
    private final WriteOptions write = new WriteOptions();
    private final RocksDB db;
    private boolean closed;

    /** One entry. */
    record Entry(byte[] key, byte[] value) {}

    ViewStore(Path folder) throws IOException {
        Files.createDirectories(folder);
        Cache cache = keep(new LRUCache(CACHE_BYTES));
        DBOptions options = keep(new DBOptions())
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setMaxOpenFiles(MAX_OPEN_FILES)
                .setMaxBackgroundJobs(2)
                .setKeepLogFileNum(2)
                .setWriteBufferManager(keep(new WriteBufferManager(WRITE_BUFFER_BYTES, cache)));
        ColumnFamilyOptions family = keep(new ColumnFamilyOptions())
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setBlockSize(BLOCK_BYTES)
                        .setCacheIndexAndFilterBlocks(true)
                        .setFilterPolicy(keep(new BloomFilter(BLOOM_BITS))));
        List<ColumnFamilyHandle> opened = new ArrayList<>();
        try {
            db = RocksDB.open(options, folder.toString(), descriptors(family), opened);
        } catch (RocksDBException e) {
            closeOptions();
            throw new IOException("the view in " + folder + " cannot be opened: " + e.getMessage(), e);
        }
        // The first is RocksDB's default family, which is not used.
        nativeObjects.add(opened.get(0));
        int at = 1;
        for (Family one : Family.values()) {
            handles.put(one, opened.get(at++));
        }
    }

    private static List<ColumnFamilyDescriptor> descriptors(ColumnFamilyOptions options) {
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, options));
        for (Family family : Family.values()) {
            descriptors.add(new ColumnFamilyDescriptor(family.name().getBytes(StandardCharsets.US_ASCII), options));
        }
        return descriptors;
    }

    private <T extends AutoCloseable> T keep(T object) {
        nativeObjects.add(object);
        return object;
    }

    byte @Nullable [] get(Family family, byte[] key) {
        return guarded(() -> Optional.ofNullable(db.get(handle(family), key))).orElse(null);
    }

    /**
     * Entries with {@code from <= key < to} in key order.
     *
     * @param bytes stops after the entry that reaches this size
     */
    List<Entry> scan(Family family, byte[] from, byte[] to, int limit, long bytes) {
        return guarded(() -> {
            List<Entry> entries = new ArrayList<>();
            try (Slice bound = new Slice(to);
                    ReadOptions options = new ReadOptions().setIterateUpperBound(bound);
                    RocksIterator iterator = db.newIterator(handle(family), options)) {
                long left = bytes;
                for (iterator.seek(from); iterator.isValid() && entries.size() < limit && left > 0; iterator.next()) {
                    Entry entry = new Entry(iterator.key(), iterator.value());
                    entries.add(entry);
                    left -= entry.key.length + entry.value.length;
                }
                iterator.status();
            }
            return entries;
        });
    }

    /** The last key that is less than this one. */
    byte @Nullable [] lastBefore(Family family, byte[] key) {
        return guarded(() -> {
                    try (RocksIterator iterator = db.newIterator(handle(family))) {
                        iterator.seekForPrev(key);
                        return iterator.isValid() ? Optional.of(iterator.key()) : Optional.<byte[]>empty();
                    }
                })
                .orElse(null);
    }

    /** Applies a batch whole or not at all. */
    void write(Batch batch) {
        guarded(() -> {
            db.write(write, batch.rocks());
            return batch;
        });
    }

    ColumnFamilyHandle handle(Family family) {
        ColumnFamilyHandle handle = handles.get(family);
        if (handle == null) {
            throw new IllegalStateException("no family " + family);
        }
        return handle;
    }

    private interface Access<T> {
        T run() throws RocksDBException;
    }

    private <T> T guarded(Access<T> access) {
        open.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the view is closed");
            }
            return access.run();
        } catch (RocksDBException e) {
            throw new IllegalStateException("the view's store failed: " + e.getMessage(), e);
        } finally {
            open.readLock().unlock();
        }
    }

    @Override
    public void close() {
        open.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                closeAll();
            }
        } finally {
            open.writeLock().unlock();
        }
    }

    private void closeAll() {
        handles.values().forEach(ColumnFamilyHandle::close);
        closeQuietly(nativeObjects.remove(nativeObjects.size() - 1));
        db.close();
        write.close();
        closeOptions();
    }

    /** In reverse: later ones use earlier ones. */
    private void closeOptions() {
        for (int i = nativeObjects.size() - 1; i >= 0; i--) {
            closeQuietly(nativeObjects.get(i));
        }
    }

    private static void closeQuietly(AutoCloseable object) {
        try {
            object.close();
        } catch (Exception e) {
            throw new IllegalStateException("a native object cannot be freed", e);
        }
    }
}

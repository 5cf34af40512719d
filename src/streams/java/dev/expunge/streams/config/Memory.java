package dev.expunge.streams.config;

/**
 * What all RocksDB stores of a process may use together; the first service of the process decides.
 *
 * @param blockCacheBytes cache of blocks read; write buffers count against it
 * @param writeBufferBytes not yet flushed writes, at most half of the cache
 */
public record Memory(long blockCacheBytes, long writeBufferBytes) {

    private static final long MIB = 1L << 20;

    public static final Memory DEFAULT = new Memory(192 * MIB, 64 * MIB);

    public Memory {
        Check.between("blockCacheBytes", blockCacheBytes, 16 * MIB, 1L << 40);
        Check.between("writeBufferBytes", writeBufferBytes, 4 * MIB, blockCacheBytes / 2);
    }
}

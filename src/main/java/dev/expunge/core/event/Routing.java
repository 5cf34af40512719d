package dev.expunge.core.event;

import java.nio.charset.StandardCharsets;

/** Which shard a key belongs to: Kafka's default partitioner over the key's UTF-8 text. */
public final class Routing {

    private Routing() {}

    public static int shardOf(String key, int shards) {
        return (murmur2(key.getBytes(StandardCharsets.UTF_8)) & 0x7fffffff) % shards;
    }

    /** Murmur2 with Kafka's seed. Source: Austin Appleby's MurmurHash2, public domain. */
    static int murmur2(byte[] data) {
        final int m = 0x5bd1e995;
        int h = 0x9747b28c ^ data.length;
        int whole = data.length / 4 * 4;
        for (int i = 0; i < whole; i += 4) {
            int k = (data[i] & 0xff)
                    | (data[i + 1] & 0xff) << 8
                    | (data[i + 2] & 0xff) << 16
                    | (data[i + 3] & 0xff) << 24;
            k *= m;
            k ^= k >>> 24;
            k *= m;
            h = (h * m) ^ k;
        }
        if (data.length > whole) {
            for (int i = data.length - 1; i >= whole; i--) {
                h ^= (data[i] & 0xff) << (8 * (i - whole));
            }
            h *= m;
        }
        h ^= h >>> 13;
        h *= m;
        return h ^ h >>> 15;
    }
}

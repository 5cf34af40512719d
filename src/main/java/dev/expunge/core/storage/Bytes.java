package dev.expunge.core.storage;

import java.util.Arrays;

/** Keys as unsigned bytes. */
public final class Bytes {

    private Bytes() {}

    /** Byte by byte, unsigned; a prefix comes before what it is a prefix of. */
    public static int compare(byte[] a, byte[] b) {
        return Arrays.compareUnsigned(a, b);
    }

    /**
     * The smallest key greater than every key with that prefix: {@code scan(prefix, successor(prefix))} reads them all.
     *
     * @throws IllegalArgumentException for a prefix without a byte below 0xff, which has no successor
     */
    public static byte[] successor(byte[] prefix) {
        int last = prefix.length - 1;
        while (last >= 0 && prefix[last] == (byte) 0xff) {
            last--;
        }
        if (last < 0) {
            throw new IllegalArgumentException("no key is greater than all with the prefix " + Arrays.toString(prefix));
        }
        byte[] next = Arrays.copyOf(prefix, last + 1);
        next[last]++;
        return next;
    }

    /** Whether the key begins with these bytes. */
    public static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}

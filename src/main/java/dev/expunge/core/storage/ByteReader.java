package dev.expunge.core.storage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link ByteWriter} wrote. Every method throws {@link CorruptData} where the bytes do not fit. */
public final class ByteReader {

    private final byte[] bytes;
    private int at;

    public ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public int u8() {
        need(1);
        return bytes[at++] & 0xff;
    }

    public long i64() {
        need(Long.BYTES);
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << 8) | (bytes[at++] & 0xff);
        }
        return value;
    }

    public long varint() {
        long value = 0;
        int start = at;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = u8();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                if (shift == 63 && next > 1) {
                    break;
                }
                return value;
            }
        }
        throw new CorruptData(start, "a number of more than 64 bits");
    }

    public long zigzag() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    public String text() {
        int start = at;
        int length = count();
        String value = new String(bytes, at, length, StandardCharsets.UTF_8);
        if (value.indexOf('\ufffd') >= 0 && !isUtf8(value, length)) {
            throw new CorruptData(start, "text that is not UTF-8");
        }
        at += length;
        return value;
    }

    public byte[] bytes() {
        return raw(count());
    }

    /** The next bytes as they are. */
    public byte[] raw(int length) {
        need(length);
        byte[] value = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return value;
    }

    /** A number of bytes, or of things of at least a byte each, that the rest can hold. */
    public int count() {
        int start = at;
        long count = varint();
        if (count < 0 || count > remaining()) {
            throw new CorruptData(
                    start, "a length of " + Long.toUnsignedString(count) + " with " + remaining() + " bytes left");
        }
        return (int) count;
    }

    /** Bytes not yet read. */
    public int remaining() {
        return bytes.length - at;
    }

    /** Bytes already read. */
    public int offset() {
        return at;
    }

    /** All bytes not yet read. */
    public byte[] rest() {
        return raw(remaining());
    }

    /** Checks that nothing is left. */
    public void end() {
        if (remaining() > 0) {
            throw new CorruptData(at, remaining() + " bytes too many");
        }
    }

    private boolean isUtf8(String value, int length) {
        byte[] again = value.getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(again, 0, again.length, bytes, at, at + length);
    }

    private void need(int count) {
        if (count < 0 || count > remaining()) {
            throw new CorruptData(at, count + " bytes wanted, " + remaining() + " left");
        }
    }
}

package dev.expunge.core.storage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Appends to a growing array, big-endian. What it writes, {@link ByteReader} reads with the methods of the same names. */
public final class ByteWriter {

    private byte[] bytes;
    private int length;

    public ByteWriter() {
        this(64);
    }

    /** @param capacity bytes to begin with; it grows as needed */
    public ByteWriter(int capacity) {
        bytes = new byte[Math.max(capacity, 8)];
    }

    /** One byte, 0 to 255. */
    public ByteWriter u8(int value) {
        if ((value & ~0xff) != 0) {
            throw new IllegalArgumentException("not one byte: " + value);
        }
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    /** Eight bytes, always. */
    public ByteWriter i64(long value) {
        room(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    /** Unsigned LEB128: 1 byte up to 127, 10 bytes for a negative number. */
    public ByteWriter varint(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    /** A signed number, short when it is near 0. */
    public ByteWriter zigzag(long value) {
        return varint((value << 1) ^ (value >> 63));
    }

    /** UTF-8 with its length. A surrogate without its pair becomes a question mark. */
    public ByteWriter text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public ByteWriter bytes(byte[] value) {
        return varint(value.length).raw(value);
    }

    /** Without a length: the reader must know it. */
    public ByteWriter raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    /** In bytes. */
    public int length() {
        return length;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}

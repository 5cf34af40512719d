package dev.expunge.core.storage;

/** Stored bytes that no version of this program has written. The world is broken: nothing here tries to go on. */
public final class CorruptData extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int offset;

    /** @param offset in bytes from where the reader began */
    public CorruptData(int offset, String what) {
        super("corrupt data at byte " + offset + ": " + what);
        this.offset = offset;
    }

    /** In bytes from where the reader began. */
    public int offset() {
        return offset;
    }
}

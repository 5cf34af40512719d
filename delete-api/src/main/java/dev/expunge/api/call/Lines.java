package dev.expunge.api.call;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a body as they come in. Holds one line and a buffer, never the whole. */
final class Lines {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final int maxLineBytes;
    private final long maxBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private long bytes;
    private long number;
    private byte[] line = new byte[1024];
    private int length;
    private boolean tooLong;

    Lines(InputStream in, int maxLineBytes, long maxBytes) {
        this.in = in;
        this.maxLineBytes = maxLineBytes;
        this.maxBytes = maxBytes;
    }

    /**
     * @param number counted from 1
     * @param bytes good until the next line is read
     * @param tooLong the bytes are not all of it
     */
    record Line(long number, byte[] bytes, int length, boolean tooLong) {

        boolean isBlank() {
            for (int i = 0; i < length; i++) {
                if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                    return false;
                }
            }
            return !tooLong;
        }
    }

    /**
     * Null at the end.
     *
     * @throws TooLarge if the body has more bytes than it may
     */
    @Nullable
    Line next() throws IOException {
        length = 0;
        tooLong = false;
        boolean any = false;
        while (fill()) {
            any = true;
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            append(end);
            boolean ended = end < limit;
            position = ended ? end + 1 : end;
            if (ended) {
                break;
            }
        }
        return any ? new Line(++number, line, length, tooLong) : null;
    }

    private boolean fill() throws IOException {
        if (position < limit) {
            return true;
        }
        position = 0;
        limit = Math.max(0, in.read(buffer));
        bytes += limit;
        if (bytes > maxBytes) {
            throw new TooLarge("the body has more than " + maxBytes + " bytes");
        }
        return limit > 0;
    }

    private void append(int end) {
        int more = end - position;
        if (length + more > maxLineBytes) {
            tooLong = true;
            return;
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(length + more, Math.min(maxLineBytes, 2 * line.length)));
        }
        System.arraycopy(buffer, position, line, length, more);
        length += more;
    }
}

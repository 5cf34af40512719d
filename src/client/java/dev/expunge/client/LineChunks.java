package dev.expunge.client;

import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Rows as lines of JSON, many in one piece. Can be gone through once. */
final class LineChunks implements Iterable<byte[]> {

    private static final int CHUNK_BYTES = 32 * 1024;

    private final Iterator<?> rows;

    LineChunks(Iterator<?> rows) {
        this.rows = rows;
    }

    @Override
    public Iterator<byte[]> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public byte[] next() {
                if (!rows.hasNext()) {
                    throw new NoSuchElementException();
                }
                ByteArrayOutputStream chunk = new ByteArrayOutputStream(CHUNK_BYTES);
                while (rows.hasNext() && chunk.size() < CHUNK_BYTES) {
                    chunk.writeBytes(Http.bytes(rows.next()));
                    chunk.write('\n');
                }
                return chunk.toByteArray();
            }
        };
    }
}

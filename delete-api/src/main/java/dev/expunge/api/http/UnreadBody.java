package dev.expunge.api.http;

import dev.expunge.api.call.Limits;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * What a refused call did not read. A connection that is closed on it is reset, and a client that was still writing never
 * sees why it was refused; so it is read and thrown away, up to a limit.
 */
final class UnreadBody {

    private static final long MAX_BYTES = Limits.BULK_BYTES;
    private static final Duration MAX_TIME = Duration.ofSeconds(10);
    private static final int BUFFER_BYTES = 64 * 1024;

    private UnreadBody() {}

    static void discard(Context context) {
        if (context.req().getHeader("Expect") != null) {
            // The client waits for the word to send it, or for the refusal.
            return;
        }
        byte[] buffer = new byte[BUFFER_BYTES];
        long end = System.nanoTime() + MAX_TIME.toNanos();
        long read = 0;
        try {
            InputStream body = context.req().getInputStream();
            int length = body.read(buffer);
            while (length >= 0 && read < MAX_BYTES && System.nanoTime() < end) {
                read += length;
                length = body.read(buffer);
            }
        } catch (IOException e) {
            // The client is gone, or too slow; the answer is tried all the same.
            return;
        }
    }
}

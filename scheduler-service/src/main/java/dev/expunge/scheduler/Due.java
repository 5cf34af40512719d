package dev.expunge.scheduler;

import dev.expunge.core.event.PurgeDue;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.TimerChange.Timer;
import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.ByteWriter;

/** An entry of the due index. Its bytes start with the due time, big-endian, so the index is in the order of due times. */
public record Due(RowRef row, Timer timer) {

    public Due {
        // A time before 1970 would come last in the order of unsigned bytes.
        if (timer.dueAtMs() < 0) {
            throw new IllegalArgumentException("dueAtMs cannot be " + timer.dueAtMs());
        }
    }

    public byte[] toBytes() {
        return new ByteWriter()
                .i64(timer.dueAtMs())
                .text(row.table())
                .text(row.key())
                .i64(timer.token())
                .text(timer.deleteId())
                .toBytes();
    }

    public static Due ofBytes(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        long dueAtMs = in.i64();
        RowRef row = new RowRef(in.text(), in.text());
        long token = in.i64();
        return new Due(row, new Timer(in.text(), token, dueAtMs));
    }

    /** Not behind any entry due then or later. */
    static byte[] from(long dueAtMs) {
        return new ByteWriter().i64(dueAtMs).toBytes();
    }

    static long dueAtMs(byte[] bytes) {
        return new ByteReader(bytes).i64();
    }

    /** The same timer always gives the same command, however often it fires. */
    public PurgeDue command() {
        String eventId = "due/" + timer.deleteId() + "/" + row.table() + "/" + row.key() + "/" + timer.token();
        return new PurgeDue(eventId, timer.deleteId(), row.table(), row.key(), timer.token());
    }
}

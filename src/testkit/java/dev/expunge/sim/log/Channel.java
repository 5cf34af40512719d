package dev.expunge.sim.log;

import java.util.ArrayList;
import java.util.List;

/** Records in the order of one producer, and how far their one reader is: what it has read counts when it commits. */
public final class Channel<T> {

    private final List<T> records = new ArrayList<>();
    private int committed;
    private int read;

    public void add(T item) {
        records.add(item);
    }

    public boolean isEmpty() {
        return read == records.size();
    }

    /** Reads the next record. */
    public T take() {
        T next = records.get(read);
        read++;
        return next;
    }

    public void commit() {
        committed = read;
        if (committed > 256) {
            records.subList(0, committed).clear();
            committed = 0;
            read = 0;
        }
    }

    /** What was read since the last commit comes again. */
    public void abort() {
        read = committed;
    }
}

package dev.expunge.core.storage;

import java.util.ArrayList;
import java.util.List;

/** The keys with {@code from <= key < to}, as unsigned bytes. */
public record Range(byte[] from, byte[] to) {

    public boolean contains(byte[] key) {
        return Bytes.compare(from, key) <= 0 && Bytes.compare(key, to) < 0;
    }

    /** The keys that are in both; each list sorted and disjoint, and so is the result. */
    static List<Range> intersection(List<Range> a, List<Range> b) {
        List<Range> both = new ArrayList<>();
        for (int i = 0, j = 0; i < a.size() && j < b.size(); ) {
            Range x = a.get(i);
            Range y = b.get(j);
            byte[] from = Bytes.compare(x.from, y.from) >= 0 ? x.from : y.from;
            boolean isXFirstToEnd = Bytes.compare(x.to, y.to) <= 0;
            byte[] to = isXFirstToEnd ? x.to : y.to;
            if (Bytes.compare(from, to) < 0) {
                both.add(new Range(from, to));
            }
            if (isXFirstToEnd) {
                i++;
            } else {
                j++;
            }
        }
        return both;
    }
}

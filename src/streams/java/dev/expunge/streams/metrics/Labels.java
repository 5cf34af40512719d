package dev.expunge.streams.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a label that somebody else chooses, such as a table's name, from growing without bound. */
public final class Labels {

    public static final String OTHER = "other";

    private static final int DEFAULT_MOST = 200;

    private final int most;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    public Labels() {
        this(DEFAULT_MOST);
    }

    /** @param most values that are told apart, the first that come */
    public Labels(int most) {
        this.most = most;
    }

    public String of(String value) {
        return seen.contains(value) || (seen.size() < most && seen.add(value)) ? value : OTHER;
    }
}

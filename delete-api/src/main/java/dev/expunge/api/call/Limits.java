package dev.expunge.api.call;

import java.time.Duration;

/** What one call may take. */
public final class Limits {

    public static final int REQUEST_BYTES = 1024 * 1024;
    public static final int ROW_BYTES = 256 * 1024;
    public static final long BULK_BYTES = 64L * 1024 * 1024;
    /** Rows of one bulk write that are sent and not answered. */
    public static final int BULK_IN_FLIGHT = 5_000;
    /** Bulk writes at one time: each holds a thread. */
    public static final int BULK_WRITES = 16;

    public static final int BULK_ERRORS_LISTED = 1_000;

    public static final int PAGE_ROWS = 1_000;
    public static final int MAX_PAGE_ROWS = 10_000;
    public static final int PAGE_DELETES = 100;
    public static final int MAX_PAGE_DELETES = 1_000;
    public static final int PAGE_EVENTS = 500;
    public static final int MAX_PAGE_EVENTS = 5_000;

    /** For the processor to answer. */
    public static final Duration ANSWER = Duration.ofSeconds(10);
    /** For a catalog change that reads existing rows; in a bulk write, for the next of its rows. */
    public static final Duration SLOW_ANSWER = Duration.ofSeconds(30);
    /** Of one row of a bulk write, where others are answered meanwhile. */
    public static final Duration BULK_ANSWER = Duration.ofMinutes(10);

    public static final Duration MAX_WAIT = Duration.ofSeconds(60);

    private Limits() {}
}

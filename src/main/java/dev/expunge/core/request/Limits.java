package dev.expunge.core.request;

/** What a delete request may hold at most. */
final class Limits {

    static final int KEYS = 10_000;
    static final int KEY_BYTES = 512;
    static final int CONDITIONS = 1_000;
    static final int IN_VALUES = 10_000;
    static final int RETURNING_COLUMNS = 500;
    static final int NOTE_CHARS = 1_024;
    static final int NESTING_LEVELS = 100;
    static final int BATCH_ROWS = 10_000;
    static final int DEFAULT_BATCH_ROWS = 400;
    static final int FAULTS_LISTED = 100;
    /** 3,650 days. */
    static final long DELAY_MS = 315_360_000_000L;

    private Limits() {}
}

package dev.expunge.core.catalog;

/** What a catalog may hold at most. Counts, unless the name says otherwise. */
final class Limits {

    static final int TABLES = 20_000;
    static final int COLUMNS_PER_TABLE = 500;
    static final int INDEXES_PER_TABLE = 50;
    static final int FOREIGN_KEYS_PER_TABLE = 100;
    /** In one key, index or foreign key. */
    static final int COLUMNS_PER_LIST = 32;

    static final int DEFAULT_CHARS = 32_768;
    static final int NESTING_LEVELS = 100;
    static final int FAULTS_LISTED = 1_000;
    /** 3,650 days. */
    static final long DELAY_MS = 315_360_000_000L;

    private Limits() {}
}

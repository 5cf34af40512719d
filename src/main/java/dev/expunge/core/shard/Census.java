package dev.expunge.core.shard;

/** How many records of a kind there are, for kinds of which there are mostly none. Counts them once, then keeps count. */
final class Census {

    private final Records<?> records;
    private long count = -1;

    Census(Records<?> records) {
        this.records = records;
    }

    boolean isNone() {
        return count() == 0;
    }

    /** To be called before the record is written. */
    void added() {
        count = count() + 1;
    }

    /** To be called before the record is taken out. */
    void taken() {
        count = count() - 1;
    }

    long count() {
        if (count < 0) {
            count = 0;
            records.scan(to -> {}, null, (suffix, value) -> {
                count++;
                return true;
            });
        }
        return count;
    }
}

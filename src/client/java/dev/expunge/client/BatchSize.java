package dev.expunge.client;

/** Root rows in one unit of an async delete. */
public record BatchSize(int rows) {

    public BatchSize {
        if (rows < 1) {
            throw new IllegalArgumentException("a batch has at least 1 row, not " + rows);
        }
    }

    public static BatchSize batchSize(int rows) {
        return new BatchSize(rows);
    }
}

package dev.expunge.client;

/**
 * Root rows in one unit of an async delete.
 *
 * @param rows from 1 to 10,000
 */
public record BatchSize(int rows) {

    /**
     * Checks it; the server refuses what is too much.
     *
     * @param rows from 1 to 10,000
     * @throws IllegalArgumentException if it is below 1
     */
    public BatchSize {
        if (rows < 1) {
            throw new IllegalArgumentException("a batch has at least 1 row, not " + rows);
        }
    }

    /**
     * Reads well in a call.
     *
     * @param rows from 1 to 10,000
     * @return a size
     * @throws IllegalArgumentException if it is below 1
     */
    public static BatchSize batchSize(int rows) {
        return new BatchSize(rows);
    }
}

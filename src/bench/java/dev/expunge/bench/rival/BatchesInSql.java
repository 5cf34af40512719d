package dev.expunge.bench.rival;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * The loose-foreign-key pattern: no constraint, an index; deleting a parent puts it down in a table of deleted parents, and a
 * worker removes the children in batches of 1,000, each in a transaction of its own.
 */
public final class BatchesInSql {

    private static final int BATCH = 1_000;
    private static final String NEXT_BATCH = "DELETE FROM loose_children WHERE id IN (SELECT id FROM loose_children"
            + " WHERE parent_id = ? LIMIT " + BATCH + " FOR UPDATE SKIP LOCKED)";

    private final Postgres postgres;

    public BatchesInSql(Postgres postgres) {
        this.postgres = postgres;
        postgres.run(
                "CREATE TABLE IF NOT EXISTS loose_parents (id text PRIMARY KEY, body text)",
                "CREATE TABLE IF NOT EXISTS loose_children (id text PRIMARY KEY, parent_id text, body text)",
                "CREATE INDEX IF NOT EXISTS loose_children_parent ON loose_children (parent_id)",
                "CREATE TABLE IF NOT EXISTS deleted_parents (id bigserial PRIMARY KEY, parent_id text)");
    }

    /** One parent, {@code p0}. */
    public void load(int children, String body) {
        postgres.run(
                "TRUNCATE loose_parents, loose_children, deleted_parents",
                "INSERT INTO loose_parents VALUES ('p0', '" + body + "')",
                "INSERT INTO loose_children SELECT 'p0c' || c, 'p0', '" + body + "' FROM generate_series(1, " + children
                        + ") c",
                "VACUUM ANALYZE loose_children",
                "CHECKPOINT");
    }

    /** Deletes {@code p0} and all that was its; nanoseconds. */
    public long deleteFirst() {
        long start = System.nanoTime();
        postgres.run("WITH gone AS (DELETE FROM loose_parents WHERE id = 'p0' RETURNING id)"
                + " INSERT INTO deleted_parents (parent_id) SELECT id FROM gone");
        try (Connection connection = postgres.connect();
                PreparedStatement batch = connection.prepareStatement(NEXT_BATCH)) {
            batch.setString(1, "p0");
            while (batch.executeUpdate() == BATCH) {
                // The next one.
            }
        } catch (SQLException e) {
            throw new SqlException(e);
        }
        postgres.run("DELETE FROM deleted_parents WHERE parent_id = 'p0'");
        long took = System.nanoTime() - start;
        Remains.none(postgres, "loose_children", "parent_id = 'p0'");
        return took;
    }
}

package dev.expunge.bench.rival;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;

/**
 * The loose-foreign-key pattern as GitLab documents it: no constraint, an index; a trigger puts deleted parents down in a
 * table, and a worker takes 1,000 of those, deletes their children 1,000 at a time, each batch in a transaction of its own
 * that skips rows locked by others, and marks the parents as done. The worker does not wait between its runs.
 */
public final class BatchesInSql {

    private static final int BATCH = 1_000;
    private static final String PENDING =
            "SELECT id, parent_id FROM deleted_parents WHERE status = 1 AND consume_after <= now()"
                    + " ORDER BY consume_after, id LIMIT " + BATCH;

    private final Postgres postgres;

    public BatchesInSql(Postgres postgres) {
        this.postgres = postgres;
        postgres.run(
                "CREATE TABLE IF NOT EXISTS loose_parents (id text PRIMARY KEY, body text)",
                "CREATE TABLE IF NOT EXISTS loose_children (id text PRIMARY KEY, parent_id text, body text)",
                "CREATE INDEX IF NOT EXISTS loose_children_parent ON loose_children (parent_id)",
                "CREATE TABLE IF NOT EXISTS deleted_parents (id bigserial PRIMARY KEY, parent_id text NOT NULL,"
                        + " status smallint NOT NULL DEFAULT 1, created_at timestamptz NOT NULL DEFAULT now(),"
                        + " consume_after timestamptz NOT NULL DEFAULT now())",
                "CREATE INDEX IF NOT EXISTS deleted_parents_pending ON deleted_parents (consume_after, id)"
                        + " WHERE status = 1",
                "CREATE OR REPLACE FUNCTION put_down_deleted() RETURNS trigger AS $$ BEGIN"
                        + " INSERT INTO deleted_parents (parent_id) SELECT id FROM gone; RETURN NULL; END $$"
                        + " LANGUAGE plpgsql",
                "CREATE OR REPLACE TRIGGER loose_parents_deleted AFTER DELETE ON loose_parents"
                        + " REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION put_down_deleted()");
    }

    /** Parents {@code p0, p1, ...} with so many children each. */
    public void load(int parents, int childrenOfEach, String body) {
        postgres.run(
                "TRUNCATE loose_parents, loose_children, deleted_parents",
                "INSERT INTO loose_parents SELECT 'p' || p, '" + body + "' FROM generate_series(0, " + (parents - 1)
                        + ") p",
                "INSERT INTO loose_children SELECT 'p' || p || 'c' || c, 'p' || p, '" + body
                        + "' FROM generate_series(0, " + (parents - 1) + ") p, generate_series(1, " + childrenOfEach
                        + ") c",
                "VACUUM ANALYZE loose_parents",
                "VACUUM ANALYZE loose_children",
                "CHECKPOINT");
    }

    /** Deletes all parents in one statement, and all that was theirs; nanoseconds until the worker has nothing left to do. */
    public long deleteAll() {
        long start = System.nanoTime();
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM loose_parents");
            while (cleanSome(statement)) {
                // The next ones.
            }
        } catch (SQLException e) {
            throw new SqlException(e);
        }
        long took = System.nanoTime() - start;
        Remains.none(postgres, "loose_children", "true");
        Remains.none(postgres, "deleted_parents", "status = 1");
        return took;
    }

    private static boolean cleanSome(Statement statement) throws SQLException {
        StringJoiner records = new StringJoiner(", ");
        StringJoiner parents = new StringJoiner("', '", "'", "'").setEmptyValue("");
        try (ResultSet pending = statement.executeQuery(PENDING)) {
            while (pending.next()) {
                records.add(pending.getString(1));
                parents.add(pending.getString(2));
            }
        }
        if (records.length() == 0) {
            return false;
        }
        String children = "DELETE FROM loose_children WHERE id IN (SELECT id FROM loose_children WHERE parent_id IN ("
                + parents + ") LIMIT " + BATCH + " FOR UPDATE SKIP LOCKED)";
        while (statement.executeUpdate(children) > 0) {
            // The next batch.
        }
        statement.executeUpdate("UPDATE deleted_parents SET status = 2 WHERE id IN (" + records + ")");
        return true;
    }
}

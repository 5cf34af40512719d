package dev.expunge.bench.rival;

/** {@code ON DELETE CASCADE} on an indexed foreign key: one statement, one transaction. */
public final class CascadeInSql {

    private final Postgres postgres;

    public CascadeInSql(Postgres postgres) {
        this.postgres = postgres;
        postgres.run(
                "CREATE TABLE IF NOT EXISTS parents (id text PRIMARY KEY, body text)",
                "CREATE TABLE IF NOT EXISTS children (id text PRIMARY KEY,"
                        + " parent_id text REFERENCES parents ON DELETE CASCADE, body text)",
                "CREATE INDEX IF NOT EXISTS children_parent ON children (parent_id)");
    }

    /** Parents {@code p0, p1, ...} with so many children each. */
    public void load(int parents, int childrenOfEach, String body) {
        postgres.run(
                "TRUNCATE parents, children CASCADE",
                "INSERT INTO parents SELECT 'p' || p, '" + body + "' FROM generate_series(0, " + (parents - 1) + ") p",
                "INSERT INTO children SELECT 'p' || p || 'c' || c, 'p' || p, '" + body + "' FROM generate_series(0, "
                        + (parents - 1) + ") p, generate_series(1, " + childrenOfEach + ") c",
                "VACUUM ANALYZE parents",
                "VACUUM ANALYZE children",
                "CHECKPOINT");
    }

    /** Adds an empty table whose rows would refuse the delete of the children they reference. */
    public void guard() {
        postgres.run(
                "CREATE TABLE IF NOT EXISTS guards (id text PRIMARY KEY,"
                        + " child_id text REFERENCES children ON DELETE RESTRICT)",
                "CREATE INDEX IF NOT EXISTS guards_child ON guards (child_id)");
    }

    /** Deletes {@code p0}; nanoseconds. */
    public long deleteFirst() {
        long start = System.nanoTime();
        postgres.run("DELETE FROM parents WHERE id = 'p0'");
        long took = System.nanoTime() - start;
        Remains.none(postgres, "children", "parent_id = 'p0'");
        return took;
    }

    /** Stamps {@code p0} and its children, as an application that deletes softly does; nanoseconds. */
    public long stampFirst() {
        return stamp("1");
    }

    /** Takes the stamps back; nanoseconds. */
    public long restoreFirst() {
        return stamp("NULL");
    }

    private long stamp(String value) {
        postgres.run(
                "ALTER TABLE parents ADD COLUMN IF NOT EXISTS deletion_time bigint",
                "ALTER TABLE children ADD COLUMN IF NOT EXISTS deletion_time bigint");
        long start = System.nanoTime();
        postgres.run("WITH stamped AS (UPDATE parents SET deletion_time = " + value + " WHERE id = 'p0' RETURNING id)"
                + " UPDATE children SET deletion_time = " + value
                + " WHERE parent_id IN (SELECT id FROM stamped)");
        return System.nanoTime() - start;
    }

    /** Deletes all parents, one after the other, by that many connections. */
    public Clients.Timed deleteEach(int parents, int connections) {
        return Clients.run(postgres, "DELETE FROM parents WHERE id = ?", parents, connections);
    }
}

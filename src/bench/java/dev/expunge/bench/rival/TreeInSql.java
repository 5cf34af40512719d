package dev.expunge.bench.rival;

/** Three tables with {@code ON DELETE CASCADE} between them, indexed. */
public final class TreeInSql {

    private final Postgres postgres;

    public TreeInSql(Postgres postgres) {
        this.postgres = postgres;
        postgres.run(
                "CREATE TABLE IF NOT EXISTS roots (id text PRIMARY KEY, body text)",
                "CREATE TABLE IF NOT EXISTS middles (id text PRIMARY KEY,"
                        + " parent_id text REFERENCES roots ON DELETE CASCADE, body text)",
                "CREATE TABLE IF NOT EXISTS leaves (id text PRIMARY KEY,"
                        + " parent_id text REFERENCES middles ON DELETE CASCADE, body text)",
                "CREATE INDEX IF NOT EXISTS middles_parent ON middles (parent_id)",
                "CREATE INDEX IF NOT EXISTS leaves_parent ON leaves (parent_id)");
    }

    /** One root; {@code fan} rows below it, and as many below each of those. */
    public void load(int fan, String body) {
        postgres.run(
                "TRUNCATE roots, middles, leaves",
                "INSERT INTO roots VALUES ('r', '" + body + "')",
                "INSERT INTO middles SELECT 'm' || m, 'r', '" + body + "' FROM generate_series(1, " + fan + ") m",
                "INSERT INTO leaves SELECT 'm' || m || 'l' || l, 'm' || m, '" + body + "' FROM generate_series(1, "
                        + fan + ") m, generate_series(1, " + fan + ") l",
                "VACUUM ANALYZE middles",
                "VACUUM ANALYZE leaves",
                "CHECKPOINT");
    }

    /** Deletes the root; nanoseconds. */
    public long delete() {
        long start = System.nanoTime();
        postgres.run("DELETE FROM roots WHERE id = 'r'");
        long took = System.nanoTime() - start;
        Remains.none(postgres, "leaves", "true");
        return took;
    }
}

package dev.expunge.bench.rival;

/** That a rival has done its work. */
final class Remains {

    private Remains() {}

    /** @throws IllegalStateException rows are left */
    static void none(Postgres postgres, String table, String condition) {
        long left = postgres.number("SELECT count(*) FROM " + table + " WHERE " + condition);
        if (left != 0) {
            throw new IllegalStateException(left + " rows are left in " + table + " where " + condition);
        }
    }
}

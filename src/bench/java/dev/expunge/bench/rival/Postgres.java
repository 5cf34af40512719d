package dev.expunge.bench.rival;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * PostgreSQL as it comes, {@code fsync} and {@code synchronous_commit} on, with memory for this machine. As root it is
 * started in a user namespace of its own ({@code unshare -U}), because it refuses to run as root.
 */
public final class Postgres implements AutoCloseable {

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** @param dir its data; empty */
    public static Postgres start(Path dir) {
        try {
            return durable(new Postgres(EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(dir.resolve("binaries").toFile())
                    .setDataDirectory(dir.resolve("data"))
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "512MB")
                    .setServerConfig("max_wal_size", "4GB")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "PostgreSQL did not start. As root it needs \"unshare -U true\" to work; "
                            + "otherwise run the benchmark as another user.",
                    e);
        }
    }

    /** The library turns {@code fsync} off unless it is told otherwise, so that is looked at. */
    private static Postgres durable(Postgres postgres) {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            if (postgres.number("SELECT (current_setting('" + setting + "') = 'on')::int") != 1) {
                postgres.close();
                throw new IllegalStateException(setting + " of PostgreSQL is not on");
            }
        }
        return postgres;
    }

    public Connection connect() {
        try {
            return server.getPostgresDatabase().getConnection();
        } catch (SQLException e) {
            throw new SqlException(e);
        }
    }

    /** Each a statement, in a transaction of its own. */
    void run(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new SqlException(e);
        }
    }

    long number(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new SqlException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.expunge.bench.rival;

import dev.expunge.bench.result.Latencies;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Several connections that work through one list of keys. */
public final class Clients {

    private Clients() {}

    /** @param nanos for all, without connecting */
    public record Timed(long nanos, Latencies latencies) {}

    /** Runs the statement for {@code p0, p1, ...}, each in a transaction of its own. */
    static Timed run(Postgres postgres, String sql, int keys, int connections) {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        List<Connection> open = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                open.add(postgres.connect());
            }
            AtomicInteger next = new AtomicInteger();
            Latencies latencies = new Latencies();
            long start = System.nanoTime();
            open.stream()
                    .map(connection ->
                            CompletableFuture.runAsync(() -> work(connection, sql, next, keys, latencies), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
            return new Timed(System.nanoTime() - start, latencies);
        } finally {
            threads.shutdown();
            open.forEach(Clients::close);
        }
    }

    private static void work(Connection connection, String sql, AtomicInteger next, int keys, Latencies latencies) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = next.getAndIncrement(); i < keys; i = next.getAndIncrement()) {
                long start = System.nanoTime();
                statement.setString(1, "p" + i);
                statement.executeUpdate();
                latencies.add(System.nanoTime() - start);
            }
        } catch (SQLException e) {
            throw new SqlException(e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new SqlException(e);
        }
    }
}

package dev.expunge.bench.rival;

import java.io.Serial;
import java.sql.SQLException;

/** A statement failed; the benchmark ends. */
public final class SqlException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    SqlException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}

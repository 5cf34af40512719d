package dev.expunge.app.cli.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What a database's tables are as a catalog.
 *
 * @param tables definitions by name
 * @param notes what is not as it was in the database
 */
public record Imported(Map<String, @Nullable Object> tables, List<String> notes) {

    private static final int CONNECT_SECONDS = 15;
    private static final String MYSQL = "jdbc:mysql:";

    /** Keeps copies, and the order. */
    public Imported {
        tables = new LinkedHashMap<>(tables);
        notes = List.copyOf(notes);
    }

    /**
     * Where the tables are and whose they are.
     *
     * @param url of JDBC, for PostgreSQL, MySQL or MariaDB
     * @param schema null: the one that a connection begins in
     */
    public record Source(
            String url,
            @Nullable String user,
            @Nullable String password,
            @Nullable String schema) {}

    /**
     * Reads the tables; changes nothing.
     *
     * @param only names in the database; empty: all
     * @throws SQLException if it cannot be reached or read
     * @throws IllegalArgumentException if a table is not there
     */
    public static Imported from(Source source, List<String> only) throws SQLException {
        Properties properties = new Properties();
        if (source.user() != null) {
            properties.setProperty("user", source.user());
        }
        if (source.password() != null) {
            properties.setProperty("password", source.password());
        }
        DriverManager.setLoginTimeout(CONNECT_SECONDS);
        // MariaDB's driver speaks to both, and takes its own name only.
        String url = source.url().startsWith(MYSQL)
                ? "jdbc:mariadb:" + source.url().substring(MYSQL.length())
                : source.url();
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            connection.setReadOnly(true);
            CatalogDraft draft = new CatalogDraft(chosen(SchemaReader.read(connection, source.schema()), only));
            return new Imported(draft.definitions(), draft.notes());
        }
    }

    private static List<DbTable> chosen(List<DbTable> all, List<String> only) {
        if (only.isEmpty()) {
            return all;
        }
        List<String> missing = new ArrayList<>(only);
        all.forEach(table -> missing.remove(table.name()));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("there is no table " + String.join(", ", missing) + "; there are: "
                    + String.join(", ", all.stream().map(DbTable::name).toList()));
        }
        return all.stream().filter(table -> only.contains(table.name())).toList();
    }
}

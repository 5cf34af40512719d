package dev.expunge.app.cli.jdbc;

import dev.expunge.app.cli.jdbc.DbTable.DbColumn;
import dev.expunge.app.cli.jdbc.DbTable.DbForeignKey;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the tables of a schema through the metadata of JDBC. */
final class SchemaReader {

    private static final String[] TABLES = {"TABLE", "PARTITIONED TABLE", "BASE TABLE"};

    private final DatabaseMetaData meta;
    /** MySQL calls a schema a catalog. */
    private final @Nullable String catalog;

    private final @Nullable String schema;

    private SchemaReader(DatabaseMetaData meta, @Nullable String catalog, @Nullable String schema) {
        this.meta = meta;
        this.catalog = catalog;
        this.schema = schema;
    }

    /** @param asked null: the one that the connection is in */
    static List<DbTable> read(Connection connection, @Nullable String asked) throws SQLException {
        DatabaseMetaData meta = connection.getMetaData();
        boolean schemas = meta.supportsSchemasInTableDefinitions();
        SchemaReader reader = schemas
                ? new SchemaReader(meta, connection.getCatalog(), asked == null ? connection.getSchema() : asked)
                : new SchemaReader(meta, asked == null ? connection.getCatalog() : asked, null);
        return reader.tables();
    }

    private List<DbTable> tables() throws SQLException {
        Set<String> names = new LinkedHashSet<>();
        try (ResultSet rows = meta.getTables(catalog, pattern(schema), "%", TABLES)) {
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME"));
            }
        }
        List<DbTable> tables = new ArrayList<>();
        for (String name : names) {
            tables.add(new DbTable(name, columns(name), key(name), indexes(name), foreignKeys(name)));
        }
        return tables;
    }

    private List<DbColumn> columns(String table) throws SQLException {
        List<DbColumn> columns = new ArrayList<>();
        try (ResultSet rows = meta.getColumns(catalog, pattern(schema), pattern(table), "%")) {
            while (rows.next()) {
                columns.add(new DbColumn(
                        rows.getString("COLUMN_NAME"),
                        rows.getInt("DATA_TYPE"),
                        Objects.requireNonNullElse(rows.getString("TYPE_NAME"), ""),
                        rows.getInt("DECIMAL_DIGITS"),
                        "NO".equals(rows.getString("IS_NULLABLE")),
                        defaultText(rows.getInt("DATA_TYPE"), rows.getString("COLUMN_DEF"))));
            }
        }
        return columns;
    }

    /** MySQL, other than MariaDB, leaves the quotes of a text out. */
    private @Nullable String defaultText(int jdbcType, @Nullable String text) throws SQLException {
        boolean isText = jdbcType == Types.CHAR || jdbcType == Types.VARCHAR || jdbcType == Types.LONGVARCHAR;
        boolean isBare = "MySQL".equals(meta.getDatabaseProductName());
        return text != null && isText && isBare && !text.contains("(") ? "'" + text.replace("'", "''") + "'" : text;
    }

    private List<String> key(String table) throws SQLException {
        Map<Integer, String> columns = new TreeMap<>();
        try (ResultSet rows = meta.getPrimaryKeys(catalog, schema, table)) {
            while (rows.next()) {
                columns.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(columns.values());
    }

    /** Partial indexes and those over expressions are left out: rows would be missing in them. */
    private Map<String, List<String>> indexes(String table) throws SQLException {
        Map<String, List<String>> indexes = new LinkedHashMap<>();
        Set<String> unusable = new LinkedHashSet<>();
        Set<String> columns = new LinkedHashSet<>();
        columns(table).forEach(column -> columns.add(column.name()));
        try (ResultSet rows = meta.getIndexInfo(catalog, schema, table, false, true)) {
            while (rows.next()) {
                String name = rows.getString("INDEX_NAME");
                String column = rows.getString("COLUMN_NAME");
                if (name == null || rows.getShort("TYPE") == DatabaseMetaData.tableIndexStatistic) {
                    continue;
                }
                if (column == null || !columns.contains(column) || rows.getString("FILTER_CONDITION") != null) {
                    unusable.add(name);
                } else {
                    indexes.computeIfAbsent(name, none -> new ArrayList<>()).add(column);
                }
            }
        }
        indexes.keySet().removeAll(unusable);
        return indexes;
    }

    private List<DbForeignKey> foreignKeys(String table) throws SQLException {
        Map<String, DbForeignKey> keys = new LinkedHashMap<>();
        try (ResultSet rows = meta.getImportedKeys(catalog, schema, table)) {
            while (rows.next()) {
                String name = Objects.requireNonNullElse(rows.getString("FK_NAME"), "");
                String owner = schema == null ? rows.getString("PKTABLE_CAT") : rows.getString("PKTABLE_SCHEM");
                DbForeignKey key = new DbForeignKey(
                        name,
                        new ArrayList<>(),
                        Objects.equals(owner, schema == null ? catalog : schema) ? "" : String.valueOf(owner),
                        rows.getString("PKTABLE_NAME"),
                        new ArrayList<>(),
                        action(rows.getShort("DELETE_RULE")));
                DbForeignKey known = keys.computeIfAbsent(name, none -> key);
                known.columns().add(rows.getString("FKCOLUMN_NAME"));
                known.targets().add(rows.getString("PKCOLUMN_NAME"));
            }
        }
        return List.copyOf(keys.values());
    }

    private static String action(short rule) {
        return switch (rule) {
            case DatabaseMetaData.importedKeyCascade -> "cascade";
            case DatabaseMetaData.importedKeySetNull -> "setNull";
            case DatabaseMetaData.importedKeySetDefault -> "setDefault";
            case DatabaseMetaData.importedKeyRestrict -> "restrict";
            default -> "noAction";
        };
    }

    /** A name where a pattern is taken. */
    private @Nullable String pattern(@Nullable String name) throws SQLException {
        String escape = meta.getSearchStringEscape();
        return name == null || escape == null
                ? name
                : name.replace(escape, escape + escape)
                        .replace("_", escape + "_")
                        .replace("%", escape + "%");
    }
}

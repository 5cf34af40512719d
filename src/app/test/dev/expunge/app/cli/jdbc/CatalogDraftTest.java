package dev.expunge.app.cli.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.app.cli.jdbc.DbTable.DbColumn;
import dev.expunge.app.cli.jdbc.DbTable.DbForeignKey;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogDraftTest {

    private static final DbColumn ID = new DbColumn("id", Types.INTEGER, "int", 0, true, null);

    private static DbTable table(String name, DbForeignKey... keys) {
        return new DbTable(
                name,
                List.of(ID, new DbColumn("ref", Types.INTEGER, "int", 0, false, null)),
                List.of("id"),
                Map.of(),
                List.of(keys));
    }

    private static DbForeignKey key(String schema, String table) {
        return new DbForeignKey("fk", List.of("ref"), schema, table, List.of("id"), "cascade");
    }

    @Test
    void namesThatDifferOnlyInCaseStayApart() {
        CatalogDraft draft = new CatalogDraft(List.of(table("Users"), table("users")));

        assertThat(draft.definitions()).containsOnlyKeys("users", "users_2");
        assertThat(draft.notes()).containsExactly("Users: is called users here", "users: is called users_2 here");
    }

    @Test
    void whatIsReferencedElsewhereIsLeftOutAndSaid() {
        CatalogDraft draft = new CatalogDraft(List.of(table("a", key("audit", "log"), key("", "gone"))));

        assertThat(draft.definitions().get("a")).asString().doesNotContain("foreignKeys");
        assertThat(draft.notes())
                .containsExactly(
                        "a: the foreign key fk is left out, because audit.log is not in this catalog",
                        "a: the foreign key fk is left out, because gone is not in this catalog");
    }

    @Test
    void aCascadeToItselfGetsItsIndex() {
        CatalogDraft draft = new CatalogDraft(List.of(table("tree", key("", "tree"))));

        assertThat(draft.definitions().get("tree")).asString().contains("indexes={by_ref=[ref]}");
    }

    @Test
    void defaultsOfMySqlAndPostgresqlAreRead() {
        assertThat(ColumnTypes.defaultOf(column("'it''s'::text"), "string")).isEqualTo("it's");
        assertThat(ColumnTypes.defaultOf(column("'7'"), "integer")).isEqualTo(7L);
        assertThat(ColumnTypes.defaultOf(column("'-1'::integer"), "integer")).isEqualTo(-1L);
        assertThat(ColumnTypes.defaultOf(column("1.5"), "double")).isEqualTo(1.5);
        assertThat(ColumnTypes.defaultOf(column("b'1'"), "boolean")).isEqualTo(true);
        assertThat(ColumnTypes.defaultOf(column("nextval('x_seq'::regclass)"), "integer"))
                .isNull();
        assertThat(ColumnTypes.defaultOf(column("now()"), "timestamp")).isNull();
        assertThat(ColumnTypes.defaultOf(column("NULL::character varying"), "string"))
                .isNull();
    }

    @Test
    void theDefaultOfANumberThatIsKeptAsTextKeepsItsDigits() {
        assertThat(ColumnTypes.defaultOf(column("0.00"), "string")).isEqualTo("0.00");
        assertThat(ColumnTypes.defaultOf(column("7.50::numeric"), "string")).isEqualTo("7.50");
    }

    @Test
    void aDefaultThatIsComputedIsSaidAndNoDefaultIsNot() {
        DbTable table = new DbTable(
                "a",
                List.of(
                        ID,
                        new DbColumn("made", Types.TIMESTAMP, "datetime", 0, true, "current_timestamp()"),
                        new DbColumn("seen", Types.TIMESTAMP, "datetime", 0, false, "NULL")),
                List.of("id"),
                Map.of(),
                List.of());
        CatalogDraft draft = new CatalogDraft(List.of(table));

        draft.definitions();

        assertThat(draft.notes())
                .containsExactly(
                        "a.made: has no default here, because current_timestamp() is computed; write the column always");
    }

    private static DbColumn column(String defaultText) {
        return new DbColumn("c", Types.VARCHAR, "text", 0, false, defaultText);
    }
}

package dev.expunge.core.catalog;

import static dev.expunge.core.catalog.Changes.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.event.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionWarningsTest {

    private static String child(String columns, String indexes, String action) {
        return "{users: {columns: {id: string}}, c: {columns: {id: string, " + columns + "}, indexes: {" + indexes
                + "}, foreignKeys: [{columns: [uid], references: {table: users}, onDelete: " + action + "}]}}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"soft", "scheduled"})
    void a_table_that_stamps_needs_a_numeric_stamp(String mode) {
        assertThat(warnings("{t: {columns: {id: string}, deletion: {mode: " + mode + "}},"
                        + " u: {columns: {id: string, deletionTime: string}, deletion: {mode: " + mode + "}}}"))
                .containsExactly(
                        "DELETION_TIME_MISSING /tables/t/deletion", "DELETION_TIME_MISSING /tables/u/deletion");
    }

    @ParameterizedTest
    @CsvSource({"soft, integer", "soft, double", "scheduled, timestamp", "scheduled, id(n)"})
    void any_numeric_stamp_will_do(String mode, String type) {
        assertThat(warnings("{n: {columns: {id: integer}}," + " t: {columns: {id: string, deletionTime: " + type
                        + "}, deletion: {mode: " + mode + "}}}"))
                .isEmpty();
    }

    @Test
    void a_hard_table_needs_no_stamp() {
        assertThat(warnings("{t: {columns: {id: string}, deletion: {mode: hard}}}"))
                .isEmpty();
    }

    @Test
    void set_null_on_a_column_that_may_not_be_null() {
        assertThat(warnings(child("uid: {type: string, notNull: true}", "i: [uid]", "setNull")))
                .containsExactly("SET_NULL_NOT_NULLABLE /tables/c/foreignKeys/c(uid)->users");
        assertThat(warnings(child("uid: string", "i: [uid]", "setNull"))).isEmpty();
    }

    @Test
    void set_null_on_a_key_column_which_may_never_be_null() {
        assertThat(warnings("{users: {columns: {id: string}}, c: {columns: {id: id(users)}, foreignKeys:"
                        + " [{columns: [id], references: {table: users}, onDelete: setNull}]}}"))
                .containsExactly("SET_NULL_NOT_NULLABLE /tables/c/foreignKeys/c(id)->users");
    }

    @Test
    void set_default_without_a_default() {
        assertThat(warnings(child("uid: string", "i: [uid]", "setDefault")))
                .containsExactly("SET_DEFAULT_MISSING /tables/c/foreignKeys/c(uid)->users");
        assertThat(warnings(child("uid: {type: string, default: nobody}", "i: [uid]", "setDefault")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cascade", "setNull", "setDefault"})
    void an_action_without_an_index_that_starts_with_its_columns(String action) {
        String columns = "uid: {type: string, default: nobody}";
        assertThat(warnings(child(columns, "i: [id, uid]", action)))
                .containsExactly("INDEX_REQUIRED /tables/c/foreignKeys/c(uid)->users");
        assertThat(warnings(child(columns, "i: [uid, id]", action))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"restrict", "noAction"})
    void actions_that_change_nothing_need_no_index(String action) {
        assertThat(warnings(child("uid: {type: string, notNull: true}", "", action)))
                .isEmpty();
    }

    @Test
    void one_warning_stands_for_each_foreign_key_with_the_error_that_comes_first() {
        Reply.Warning warning = Changes.accepted(
                        CatalogEvolution.EMPTY, child("uid: {type: string, notNull: true}", "", "setNull"))
                .warnings()
                .get(0);

        assertThat(warning)
                .isEqualTo(new Reply.Warning(
                        "/tables/c/foreignKeys/c(uid)->users",
                        "INDEX_REQUIRED",
                        "setNull cannot be carried out: no index starts with its columns; notNull: uid"));
    }

    @Test
    void the_key_is_an_index() {
        assertThat(warnings("{users: {columns: {id: string}}, c: {key: [uid, n], columns: {uid: string, n: integer},"
                        + " foreignKeys: [{columns: [uid], references: {table: users}, onDelete: cascade}]}}"))
                .isEmpty();
    }

    @Test
    void the_order_of_columns_matters_to_an_index() {
        String tables = "{p: {key: [a, b], columns: {a: string, b: string}}, c: {columns: {id: string, a: string,"
                + " b: string}, indexes: {i: [b, a]}, foreignKeys: [{columns: [a, b], references: {table: p},"
                + " onDelete: cascade}]}}";

        assertThat(warnings(tables)).containsExactly("INDEX_REQUIRED /tables/c/foreignKeys/c(a,b)->p");
        assertThat(warnings(tables.replace("[b, a]", "[a, b]"))).isEmpty();
    }

    @Test
    void only_tables_of_the_change_are_warned_about() {
        Catalog catalog = Changes.catalog(child("uid: string", "", "cascade"));

        assertThat(Changes.accepted(catalog, "{users: {columns: {id: string, a: string}}, ghost: null}")
                        .warnings())
                .isEmpty();
    }
}

package dev.expunge.core.catalog;

import static dev.expunge.core.catalog.Changes.faults;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignKeyErrorsTest {

    private static final String USERS = "users: {columns: {id: string, slug: string, n: integer, d: double, j: json}}";
    private static final String AT = "/tables/posts/foreignKeys/0";

    private static List<String> faultsOf(String foreignKeys) {
        return faults("{" + USERS + ", posts: {columns: {id: string, uid: string, n: integer, d: double, j: json},"
                + " foreignKeys: [" + foreignKeys + "]}}");
    }

    @Test
    void the_table_must_be_there() {
        assertThat(faultsOf("{columns: [uid], references: {table: ghost}}"))
                .containsExactly(AT + "/references/table there is no table \"ghost\"");
    }

    @Test
    void the_columns_must_be_there_on_both_sides() {
        assertThat(faultsOf("{columns: [x], references: {table: users, columns: [y]}}"))
                .containsExactly(
                        AT + "/columns table posts has no column \"x\"",
                        AT + "/references/columns table users has no column \"y\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "uid", "null", "[1]", "[uid, uid]", "{}"})
    void the_columns_are_a_list_with_something_in_it(String columns) {
        assertThat(faultsOf("{columns: " + columns + ", references: {table: users}}"))
                .singleElement()
                .asString()
                .startsWith(AT + "/columns ");
    }

    @Test
    void the_columns_may_not_be_left_out() {
        assertThat(faultsOf("{references: {table: users}}"))
                .containsExactly(AT + "/columns a list of columns, not null");
    }

    @Test
    void referenced_columns_may_not_be_empty() {
        assertThat(faultsOf("{columns: [uid], references: {table: users, columns: []}}"))
                .containsExactly(AT + "/references/columns no columns");
    }

    @Test
    void both_sides_have_as_many_columns() {
        assertThat(faultsOf("{columns: [uid, n], references: {table: users}}"))
                .containsExactly(AT + "/columns [uid, n] and [id] of users are unequal in number");
    }

    @Test
    void both_sides_are_of_like_types() {
        assertThat(faultsOf("{columns: [n], references: {table: users}}"))
                .containsExactly(AT + "/columns n is of type integer, but users.id is of type string");
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "j"})
    void columns_without_an_exact_order_cannot_reference(String column) {
        assertThat(faultsOf("{columns: [" + column + "], references: {table: users, columns: [" + column + "]}}"))
                .satisfiesExactly(
                        fault -> assertThat(fault).startsWith(AT + "/columns column " + column + " is of type"),
                        fault -> assertThat(fault).startsWith(AT + "/references/columns column " + column));
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid", "CASCADE", "null", "5", "\"set null\""})
    void the_action_is_one_of_five(String action) {
        assertThat(faultsOf("{columns: [uid], references: {table: users}, onDelete: " + action + "}"))
                .singleElement()
                .asString()
                .startsWith(AT + "/onDelete unknown action ")
                .endsWith(": one of cascade, setNull, setDefault, restrict, noAction");
    }

    @Test
    void set_default_may_not_change_the_key() {
        assertThat(faultsOf("{columns: [id], references: {table: users}, onDelete: setDefault}"))
                .containsExactly(AT + "/onDelete setDefault would change the key [id]");
    }

    @Test
    void references_is_an_object_with_a_table() {
        assertThat(faultsOf("{columns: [uid]}, {columns: [uid], references: users},"
                        + " {columns: [uid], references: {}}, 5"))
                .satisfiesExactly(
                        fault -> assertThat(fault).startsWith(AT + "/references references is an object"),
                        fault -> assertThat(fault).contains("1/references references is an object"),
                        fault -> assertThat(fault).contains("2/references/table the name of a table, not null"),
                        fault -> assertThat(fault).contains("3 a foreign key is an object, not 5"));
    }

    @Nested
    class The_same_foreign_key_twice {

        @Test
        void counts_once() {
            Catalog catalog =
                    Changes.catalog("{" + USERS + ", posts: {columns: {id: string, uid: string}, foreignKeys: ["
                            + "{columns: [uid], references: {table: users}, onDelete: cascade},"
                            + "{columns: [uid], references: {table: users, columns: [id]}, onDelete: cascade}]}}");

            assertThat(Changes.table(catalog, "posts").references().outgoing()).hasSize(1);
        }

        @Test
        void cannot_have_two_actions() {
            assertThat(faultsOf("{columns: [uid], references: {table: users}, onDelete: cascade},"
                            + "{columns: [uid], references: {table: users, columns: [id]}, onDelete: setNull}"))
                    .containsExactly("/tables/posts/foreignKeys/1 the same foreign key is declared with onDelete"
                            + " cascade and setNull");
        }

        @Test
        void cannot_be_restrict_and_no_action_although_these_act_alike() {
            assertThat(faultsOf("{columns: [uid], references: {table: users}, onDelete: restrict},"
                            + "{columns: [uid], references: {table: users}}"))
                    .hasSize(1);
        }
    }

    @Nested
    class A_change_of_the_referenced_table {

        private final Catalog catalog = Changes.catalog("{" + USERS + ", posts: {columns: {id: string, uid: id(users),"
                + " slug: string}, foreignKeys: [{columns: [slug], references: {table: users, columns: [slug]}}]}}");

        @Test
        void is_refused_where_the_foreign_key_would_lose_its_column() {
            assertThat(faults(catalog, "{users: {columns: {id: string}}}"))
                    .containsExactly(
                            "/tables/posts/foreignKeys/0/references/columns table users has no column \"slug\"");
        }

        @Test
        void is_refused_where_the_types_would_be_unlike() {
            assertThat(faults(catalog, "{users: {columns: {id: string, slug: integer}}}"))
                    .containsExactly(
                            "/tables/posts/foreignKeys/0/columns slug is of type string, but users.slug is of type"
                                    + " integer");
        }

        @Test
        void is_refused_where_an_id_would_need_two_columns() {
            assertThat(faults(catalog, "{users: {key: [id, slug], columns: {id: string, slug: string}}}"))
                    .singleElement()
                    .asString()
                    .startsWith("/tables/posts/columns/uid/type id(users) needs a table with one key column");
        }
    }

    @Test
    void an_unreadable_table_does_not_put_blame_on_those_that_reference_it() {
        assertThat(faults("{users: 5, posts: {columns: {id: string, uid: id(users)},"
                        + " foreignKeys: [{columns: [uid], references: {table: users}}]}}"))
                .containsExactly("/tables/users a definition is an object, not 5");
    }
}

package dev.expunge.core.catalog;

import static dev.expunge.core.catalog.Changes.after;
import static dev.expunge.core.catalog.Changes.catalog;
import static dev.expunge.core.catalog.Changes.column;
import static dev.expunge.core.catalog.Changes.foreignKey;
import static dev.expunge.core.catalog.Changes.table;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CatalogNumbersTest {

    private static final String USERS = "users: {columns: {id: string, slug: string}, indexes: {by_slug: [slug]}}";
    private static final String POSTS = "posts: {columns: {id: string, uid: id(users)}, indexes: {by_uid: [uid]},"
            + " foreignKeys: [{columns: [uid], references: {table: users}, onDelete: cascade}]}";

    private final Catalog first = catalog("{" + USERS + ", " + POSTS + "}");

    @Test
    void nothing_was_ever_declared_in_the_empty_catalog() {
        assertThat(CatalogEvolution.EMPTY.version()).isZero();
        assertThat(CatalogEvolution.EMPTY.tables()).isEmpty();
        assertThat(CatalogEvolution.EMPTY.table("users")).isNull();
    }

    @Test
    void the_version_grows_by_one_with_every_change() {
        assertThat(first.version()).isEqualTo(1);
        assertThat(after(first, "{}").version()).isEqualTo(2);
    }

    @Test
    void the_same_definitions_again_change_no_number() {
        Catalog again = after(first, "{" + POSTS + ", " + USERS + "}");

        assertThat(again).isEqualTo(new Catalog(2, first.tables(), first.nextIds()));
    }

    @Test
    void numbers_follow_names_and_not_the_order_of_declaration() {
        Catalog other =
                catalog("{posts: {foreignKeys: [{onDelete: cascade, references: {table: users}, columns: [uid]}],"
                        + " indexes: {by_uid: [uid]}, columns: {uid: id(users), id: string}},"
                        + " users: {indexes: {by_slug: [slug]}, columns: {slug: string, id: string}}}");

        assertThat(other).isEqualTo(first);
        assertThat(table(first, "posts").id()).isEqualTo(1);
        assertThat(table(first, "users").id()).isEqualTo(2);
        assertThat(column(first, "posts", "id").id()).isEqualTo(1);
        assertThat(column(first, "users", "slug").id()).isEqualTo(4);
    }

    @Nested
    class A_table {

        @Test
        void keeps_its_number_while_it_lives() {
            Catalog next = after(first, "{users: {columns: {id: string, slug: string, n: integer}}}");

            assertThat(table(next, "users").id())
                    .isEqualTo(table(first, "users").id());
        }

        @Test
        void that_was_removed_comes_back_as_another() {
            Catalog removed = after(first, "{posts: null}");
            Catalog back = after(removed, "{" + POSTS + "}");

            assertThat(removed.table("posts")).isNull();
            assertThat(table(back, "posts").id()).isEqualTo(3);
            assertThat(column(back, "posts", "uid").id()).isGreaterThan(4);
            assertThat(foreignKey(back, "posts(uid)->users").id())
                    .isNotEqualTo(foreignKey(first, "posts(uid)->users").id());
            assertThat(table(back, "posts").indexes().get("by_uid"))
                    .isNotEqualTo(table(first, "posts").indexes().get("by_uid"));
        }
    }

    @Nested
    class A_column {

        @Test
        void keeps_its_number_while_its_base_type_does() {
            Catalog next = after(
                    first, "{posts: {columns: {id: {type: string, default: x}, uid: {type: string, notNull: true}}}}");

            assertThat(column(next, "posts", "id").id())
                    .isEqualTo(column(first, "posts", "id").id());
            assertThat(column(next, "posts", "uid").id())
                    .isEqualTo(column(first, "posts", "uid").id());
        }

        @Test
        void of_another_type_is_another() {
            Catalog next = after(first, "{users: {columns: {id: string, slug: integer}}}");

            assertThat(column(next, "users", "slug").id()).isGreaterThan(4);
            assertThat(column(next, "users", "id").id())
                    .isEqualTo(column(first, "users", "id").id());
        }

        @Test
        void follows_the_key_that_its_id_type_names() {
            Catalog next = after(first, "{users: {columns: {id: integer, slug: string}}}");

            assertThat(column(next, "posts", "uid").type()).isEqualTo(Column.BaseType.INTEGER);
            assertThat(column(next, "posts", "uid").id()).isGreaterThan(4);
        }

        @Test
        void that_was_dropped_comes_back_as_another() {
            Catalog dropped = after(first, "{users: {columns: {id: string}}}");
            Catalog back = after(dropped, "{" + USERS + "}");

            assertThat(column(back, "users", "slug").id())
                    .isGreaterThan(column(first, "users", "slug").id());
        }
    }

    @Nested
    class An_index {

        @Test
        void keeps_its_number_while_name_and_columns_stay() {
            Catalog next = after(
                    first,
                    "{users: {columns: {id: string, slug: string}, indexes: {by_slug: [slug], all: [slug, id]}}}");

            assertThat(next.tables().get("users")).isNotNull();
            assertThat(table(next, "users").indexes().get("by_slug"))
                    .isEqualTo(table(first, "users").indexes().get("by_slug"));
        }

        @Test
        void on_other_columns_is_another() {
            Catalog next =
                    after(first, "{users: {columns: {id: string, slug: string}, indexes: {by_slug: [slug, id]}}}");

            assertThat(table(next, "users").indexes().get("by_slug"))
                    .isEqualTo(new Table.Index(first.nextIds().index(), List.of("slug", "id")));
        }

        @Test
        void on_a_column_of_another_type_is_another() {
            Catalog next = after(first, "{users: {columns: {id: string, slug: integer}, indexes: {by_slug: [slug]}}}");

            assertThat(table(next, "users").indexes().get("by_slug"))
                    .isEqualTo(new Table.Index(first.nextIds().index(), List.of("slug")));
        }
    }

    @Nested
    class A_foreign_key {

        @Test
        void keeps_its_number_when_its_action_or_index_changes() {
            Catalog next = after(first, "{posts: {columns: {id: string, uid: id(users)}}}");

            ForeignKey key = foreignKey(next, "posts(uid)->users");
            assertThat(key.id())
                    .isEqualTo(foreignKey(first, "posts(uid)->users").id());
            assertThat(key.target())
                    .isEqualTo(foreignKey(first, "posts(uid)->users").target());
            assertThat(key.action()).isEqualTo(ForeignKey.Action.NO_ACTION);
            assertThat(key.indexed()).isFalse();
        }

        @Test
        void to_a_column_of_another_type_is_another_with_another_target() {
            Catalog next = after(first, "{users: {columns: {id: integer, slug: string}}}");

            ForeignKey before = foreignKey(first, "posts(uid)->users");
            ForeignKey key = foreignKey(next, "posts(uid)->users");
            assertThat(key.id()).isNotEqualTo(before.id());
            assertThat(key.target().id()).isNotEqualTo(before.target().id());
        }

        @Test
        void shares_its_target_with_all_others_to_the_same_columns_in_order() {
            Catalog catalog = catalog("{p: {key: [a, b], columns: {a: string, b: string}}, c: {columns: {id: string,"
                    + " v: string, w: string, x: string, y: string}, foreignKeys: ["
                    + "{columns: [v, w], references: {table: p}},"
                    + "{columns: [x, y], references: {table: p, columns: [a, b]}},"
                    + "{columns: [y, x], references: {table: p, columns: [b, a]}}]}}");

            int target = foreignKey(catalog, "c(v,w)->p").target().id();
            assertThat(foreignKey(catalog, "c(x,y)->p").target().id()).isEqualTo(target);
            assertThat(foreignKey(catalog, "c(y,x)->p").target().id()).isNotEqualTo(target);
            assertThat(catalog.nextIds().target()).isEqualTo(3);
        }

        @Test
        void added_later_joins_a_target_that_there_is() {
            Catalog next = after(first, "{tags: {columns: {id: string, uid: id(users)}}}");

            assertThat(foreignKey(next, "tags(uid)->users").target())
                    .isEqualTo(foreignKey(first, "posts(uid)->users").target());
            assertThat(foreignKey(next, "tags(uid)->users").id())
                    .isEqualTo(first.nextIds().foreignKey());
        }
    }
}

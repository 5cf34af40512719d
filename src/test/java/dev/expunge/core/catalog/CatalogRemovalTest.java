package dev.expunge.core.catalog;

import static dev.expunge.core.catalog.Changes.accepted;
import static dev.expunge.core.catalog.Changes.after;
import static dev.expunge.core.catalog.Changes.catalog;
import static dev.expunge.core.catalog.Changes.faults;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CatalogRemovalTest {

    private static final Catalog CATALOG =
            catalog("{users: {columns: {id: string}}, posts: {columns: {id: string, uid: id(users)}},"
                    + " tags: {columns: {id: string, pid: string}, foreignKeys: [{columns: [pid], references:"
                    + " {table: posts}}]}}");

    @Test
    void a_table_that_others_reference_is_not_removed() {
        assertThat(faults(CATALOG, "{users: null, posts: null}"))
                .containsExactly("/tables/posts cannot be removed: table tags references it");
        assertThat(faults(CATALOG, "{users: null}"))
                .containsExactly("/tables/users cannot be removed: table posts references it");
    }

    @Test
    void a_table_goes_together_with_those_that_reference_it() {
        assertThat(after(CATALOG, "{users: null, posts: null, tags: null}").tables())
                .isEmpty();
    }

    @Test
    void a_table_goes_when_its_referrers_stop_referencing() {
        assertThat(after(CATALOG, "{users: null, posts: {columns: {id: string}}}")
                        .tables())
                .containsOnlyKeys("posts", "tags");
    }

    @Test
    void a_referrer_in_the_same_change_is_named_too() {
        assertThat(faults(CATALOG, "{users: null, posts: {columns: {id: string, uid: id(users)}}}"))
                .containsExactly(
                        "/tables/posts/columns/uid/type there is no table \"users\"",
                        "/tables/users cannot be removed: table posts references it");
    }

    @Test
    void a_table_that_references_itself_is_removed() {
        Catalog catalog = catalog("{t: {columns: {id: string, up: id(t)}}}");

        assertThat(after(catalog, "{t: null}").tables()).isEmpty();
    }

    @Test
    void an_unknown_table_is_no_error() {
        assertThat(after(CATALOG, "{ghost: null, Ghost: null}").tables()).isEqualTo(CATALOG.tables());
    }

    @Nested
    class A_table_must_be_empty {

        private final Catalog before = catalog("{a: {columns: {id: string, n: integer, s: string}},"
                + " b: {columns: {id: string, to: id(a)}}, c: {columns: {id: string}}}");

        private List<String> conditions(String change) {
            return accepted(before, change).mustBeEmpty().stream()
                    .map(condition -> condition.table() + " " + condition.path())
                    .toList();
        }

        @Test
        void to_be_removed() {
            assertThat(accepted(before, "{c: null, ghost: null}").mustBeEmpty())
                    .containsExactly(new MustBeEmpty("c", "/tables/c", "has rows and cannot be removed"));
        }

        @Test
        void to_get_another_key() {
            assertThat(conditions("{c: {key: [id, x], columns: {id: string, x: {type: string, default: y}}}}"))
                    .containsExactly("c /tables/c/key");
        }

        @Test
        void to_get_a_column_of_another_type() {
            assertThat(conditions("{a: {columns: {id: string, n: timestamp, s: string}}}"))
                    .containsExactly("a /tables/a/columns/n/type");
        }

        @Test
        void to_get_a_new_not_null_column_without_a_default() {
            assertThat(conditions("{c: {columns: {id: string, x: {type: string, notNull: true}}}}"))
                    .containsExactly("c /tables/c/columns/x");
            assertThat(conditions("{c: {columns: {id: string, x: {type: string, notNull: true, default: y}}}}"))
                    .isEmpty();
            assertThat(conditions("{c: {columns: {id: string, x: string}}}")).isEmpty();
        }

        @Test
        void when_the_key_that_its_id_column_names_changes_type() {
            assertThat(conditions("{a: {columns: {id: integer, n: integer, s: string}}}"))
                    .containsExactly("a /tables/a/columns/id/type", "b /tables/b/columns/to/type");
        }

        @Test
        void but_not_for_other_changes() {
            assertThat(conditions("{a: {columns: {id: string, s: {type: string, notNull: true, default: x}},"
                            + " indexes: {i: [s]}, deletion: {mode: soft}},"
                            + " b: {columns: {id: string, to: string}}, d: {columns: {id: string}}}"))
                    .isEmpty();
        }
    }
}

package dev.expunge.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GarbageDefinitionsTest {

    private static final List<@Nullable Object> LEAVES = new ArrayList<>(Arrays.asList(
            null,
            "",
            "id",
            "t",
            "users",
            "id(users)",
            "id(t)",
            "string",
            "json",
            "cascade",
            "soft",
            "é\ud800",
            true,
            false,
            0L,
            -1L,
            5,
            Long.MAX_VALUE,
            1.5,
            Double.POSITIVE_INFINITY,
            BigInteger.TEN.pow(30)));
    private static final List<String> NAMES = List.of(
            "id",
            "t",
            "users",
            "key",
            "columns",
            "indexes",
            "foreignKeys",
            "deletion",
            "source",
            "type",
            "notNull",
            "default",
            "references",
            "table",
            "onDelete",
            "mode",
            "delayMs",
            "topic",
            "format",
            "",
            "/~");

    /** Any JSON, anywhere: the answer is a list of faults or a catalog, never an exception. */
    @Test
    void any_json_is_refused_or_accepted_but_never_thrown_upon() {
        long seed = Long.getLong("seed", 20_261_101);
        Random random = new Random(seed);
        Catalog catalog = Changes.catalog("{users: {columns: {id: string}}, t: {columns: {id: string, u: id(users)}}}");
        for (int i = 0; i < 20_000; i++) {
            Map<String, @Nullable Object> change = members(random, 0);
            assertThatCode(() -> CatalogEvolution.evolve(catalog, change))
                    .as("seed %d: %s", seed, change)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void one_broken_spot_in_a_good_definition_is_never_thrown_upon() {
        long seed = Long.getLong("seed", 20_261_102);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            Map<String, @Nullable Object> change = TestJson.object("{users: {key: id, columns: {id: string}, indexes:"
                    + " {i: [id]}, source: {topic: x, format: debezium}}, t: {key: [id], columns: {id: {type: string,"
                    + " default: x}, u: {type: id(users), notNull: true}}, foreignKeys: [{columns: [u], references:"
                    + " {table: users, columns: [id]}, onDelete: cascade}], deletion: {mode: scheduled, delayMs: 5}}}");
            breakOne(random, change);
            assertThatCode(() -> CatalogEvolution.evolve(CatalogEvolution.EMPTY, change))
                    .as("seed %d: %s", seed, change)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void deep_nesting_is_a_fault() {
        Object deep = "x";
        for (int i = 0; i < 100_000; i++) {
            deep = List.of(deep);
        }
        Evolution evolution = CatalogEvolution.evolve(CatalogEvolution.EMPTY, Map.of("t", Map.of("columns", deep)));

        assertThat(((Evolution.Rejected) evolution).refusal().faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).isEqualTo("nested deeper than 100 levels"));
    }

    @SuppressWarnings("unchecked")
    private static void breakOne(Random random, @Nullable Object json) {
        if (json instanceof Map<?, ?>) {
            Map<String, @Nullable Object> map = (Map<String, @Nullable Object>) json;
            List<String> names = List.copyOf(map.keySet());
            String name = names.get(random.nextInt(names.size()));
            Object inner = map.get(name);
            if (isContainer(inner) && random.nextInt(4) > 0) {
                breakOne(random, inner);
            } else {
                map.put(name, any(random, 2));
            }
        } else if (json instanceof List<?>) {
            List<@Nullable Object> list = (List<@Nullable Object>) json;
            if (isContainer(list.get(0)) && random.nextInt(4) > 0) {
                breakOne(random, list.get(0));
            } else {
                list.set(0, any(random, 2));
            }
        }
    }

    private static boolean isContainer(@Nullable Object json) {
        return json instanceof Map<?, ?> || json instanceof List<?>;
    }

    private static @Nullable Object any(Random random, int depth) {
        int kind = random.nextInt(depth > 5 ? 1 : 4);
        if (kind == 1) {
            List<@Nullable Object> list = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                list.add(any(random, depth + 1));
            }
            return list;
        }
        return kind > 1 ? members(random, depth + 1) : LEAVES.get(random.nextInt(LEAVES.size()));
    }

    private static Map<String, @Nullable Object> members(Random random, int depth) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            members.put(NAMES.get(random.nextInt(NAMES.size())), any(random, depth));
        }
        return members;
    }
}

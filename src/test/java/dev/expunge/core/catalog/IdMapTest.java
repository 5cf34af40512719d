package dev.expunge.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.core.storage.Seeded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdMapTest {

    private record Version(IdMap<String> map, Map<Integer, String> expected) {}

    @Test
    void every_version_stays_as_it_was() {
        Seeded.run(100, random -> {
            IdMap<String> map = IdMap.empty();
            Map<Integer, String> expected = new HashMap<>();
            List<Version> versions = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                versions.add(new Version(map, Map.copyOf(expected)));
                int id = random.nextInt() >>> (1 + random.nextInt(31));
                if (random.nextInt(3) > 0 || expected.isEmpty()) {
                    map = map.with(id, "v" + i);
                    expected.put(id, "v" + i);
                } else {
                    int gone = Seeded.oneOf(random, List.copyOf(expected.keySet()));
                    map = map.without(gone).without(id);
                    expected.remove(gone);
                    expected.remove(id);
                }
            }
            versions.add(new Version(map, Map.copyOf(expected)));
            for (Version version : versions) {
                version.expected()
                        .forEach(
                                (id, value) -> assertThat(version.map().get(id)).isEqualTo(value));
                for (int id = 0; id < 100; id++) {
                    assertThat(version.map().get(id))
                            .isEqualTo(version.expected().get(id));
                }
            }
        });
    }

    @Test
    void negative_numbers_are_not_in_it() {
        assertThat(IdMap.<String>empty().with(0, "zero").get(-1)).isNull();
        assertThatThrownBy(() -> IdMap.<String>empty().with(-1, "x")).hasMessage("a number from 0, not -1");
    }
}

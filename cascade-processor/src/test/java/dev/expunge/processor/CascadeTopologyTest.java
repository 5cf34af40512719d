package dev.expunge.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CascadeTopologyTest {

    @Test
    void the_topology_is_the_reviewed_one() throws IOException {
        String golden;
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("topology.txt"))) {
            golden = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        String topology =
                CascadeTopology.build(context -> record -> {}).describe().toString();

        assertThat(topology).isEqualToIgnoringWhitespace(golden);
    }
}

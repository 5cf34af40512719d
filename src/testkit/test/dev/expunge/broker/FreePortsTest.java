package dev.expunge.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void portsAreDifferentFreeAndNoneThatAnOutgoingConnectionMayGet() {
        List<Integer> ports = FreePorts.find(300);

        assertThat(ports)
                .hasSize(300)
                .doesNotHaveDuplicates()
                .allMatch(FreePorts::isFree)
                .allSatisfy(port -> assertThat(port).isBetween(10_000, 32_767));
        assertThat(FreePorts.find(300)).doesNotContainAnyElementsOf(ports);
    }
}

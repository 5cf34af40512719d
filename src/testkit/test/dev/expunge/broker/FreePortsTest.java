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

    /** A neighbour told to somebody else is taken from the server that was to have both. */
    @Test
    void ofAPairNobodyElseIsTold() {
        int first = FreePorts.findPair();

        assertThat(FreePorts.isFree(first)).isTrue();
        assertThat(FreePorts.isFree(first + 1)).isTrue();
        assertThat(FreePorts.find(300)).doesNotContain(first, first + 1);
    }
}

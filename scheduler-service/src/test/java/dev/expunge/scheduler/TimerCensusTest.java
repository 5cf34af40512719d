package dev.expunge.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.storage.InMemoryStorage;
import org.junit.jupiter.api.Test;

class TimerCensusTest {

    private final InMemoryStorage index = new InMemoryStorage();

    private static byte[] entry(int number) {
        return Due.from(number);
    }

    private byte[] put(int number) {
        index.put(entry(number), new byte[0]);
        return entry(number);
    }

    @Test
    void countsInSlicesAndThenAsItGoes() {
        for (int i = 0; i < 10; i++) {
            put(i);
        }
        TimerCensus census = new TimerCensus(index);

        census.step(4);
        assertThat(census.count()).isEqualTo(4);
        census.step(4);
        census.step(4);
        assertThat(census.count()).isEqualTo(10);

        census.added(put(20));
        index.delete(entry(3));
        census.removed(entry(3));
        census.step(4);
        assertThat(census.count()).isEqualTo(10);
    }

    @Test
    void whatComesAndGoesWhileItCountsIsCountedOnce() {
        for (int i = 0; i < 10; i += 2) {
            put(i);
        }
        TimerCensus census = new TimerCensus(index);
        census.step(3);

        census.added(put(1));
        census.added(put(9));
        index.delete(entry(0));
        census.removed(entry(0));
        index.delete(entry(8));
        census.removed(entry(8));
        census.step(100);

        assertThat(census.count()).isEqualTo(index.size());
    }
}

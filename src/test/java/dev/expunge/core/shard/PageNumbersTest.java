package dev.expunge.core.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.shard.PageNumbers.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageNumbersTest {

    private static List<Long> all(PageNumbers numbers) {
        List<Long> found = new ArrayList<>();
        for (PageNumbers rest = numbers; !rest.isEmpty(); rest = rest.withoutFirst()) {
            found.add(rest.first());
        }
        return found;
    }

    @Test
    void aMillionPagesAreOneSpan() {
        assertThat(PageNumbers.below(1_000_000).withoutFirst().spans()).containsExactly(new Span(1, 1_000_000));
    }

    @Test
    void numbersComeInTheirOrder() {
        PageNumbers numbers = PageNumbers.NONE.plus(2).plus(3).plus(7);

        assertThat(numbers.spans()).containsExactly(new Span(2, 4), new Span(7, 8));
        assertThat(all(numbers)).containsExactly(2L, 3L, 7L);
    }

    @Test
    void noPagesAreNoSpan() {
        assertThat(PageNumbers.below(0).isEmpty()).isTrue();
    }
}

package dev.expunge.api.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.api.port.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class FencesTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final TopicPartition A = new TopicPartition("a", 0);
    private static final TopicPartition B = new TopicPartition("b", 0);

    private final List<Set<TopicPartition>> questions = new ArrayList<>();
    private final List<CompletableFuture<Map<TopicPartition, Long>>> answers = new ArrayList<>();
    private final Positions positions = new Positions();
    private final Fences fences = new Fences(this::ask, positions);

    private CompletableFuture<Map<TopicPartition, Long>> ask(Set<TopicPartition> partitions) {
        questions.add(Set.copyOf(partitions));
        answers.add(new CompletableFuture<>());
        return answers.get(answers.size() - 1);
    }

    @Test
    void aReaderPassesWhenThePositionHasReachedTheEnd() {
        var reader = fences.pass(Set.of(A), LONG);
        answers.get(0).complete(Map.of(A, 3L));

        positions.publish(Map.of(A, 2L));
        assertThat(reader).isNotDone();
        positions.publish(Map.of(A, 3L));

        assertThat(reader).isCompleted();
    }

    @Test
    void aReaderPassesAtOnceWhereAllIsRead() {
        positions.publish(Map.of(A, 3L));

        var reader = fences.pass(Set.of(A), LONG);
        answers.get(0).complete(Map.of(A, 3L));

        assertThat(reader).isCompleted();
    }

    @Test
    void aReaderPassesWhereThereIsNothingToRead() {
        var reader = fences.pass(Set.of(A), LONG);
        answers.get(0).complete(Map.of(A, 0L));

        assertThat(reader).isCompleted();
    }

    @Test
    void thoseWhoComeWhileItIsAskedShareTheNextQuestion() {
        positions.publish(Map.of(A, 9L, B, 9L));
        var first = fences.pass(Set.of(A), LONG);
        var later = IntStream.range(0, 1_000)
                .mapToObj(i -> fences.pass(Set.of(i % 2 == 0 ? A : B), LONG))
                .toList();
        assertThat(questions).containsExactly(Set.of(A));

        answers.get(0).complete(Map.of(A, 1L));
        assertThat(first).isCompleted();
        assertThat(questions).containsExactly(Set.of(A), Set.of(A, B));
        assertThat(later).noneMatch(CompletableFuture::isDone);
        answers.get(1).complete(Map.of(A, 1L, B, 1L));

        assertThat(later).allMatch(CompletableFuture::isDone);
    }

    @Test
    void aReaderWaitsForItsOwnPartitionsOnly() {
        var unused = fences.pass(Set.of(B), LONG);
        var reader = fences.pass(Set.of(A), LONG);
        var other = fences.pass(Set.of(B), LONG);
        answers.get(0).complete(Map.of(B, 0L));
        answers.get(1).complete(Map.of(A, 1L, B, 5L));

        positions.publish(Map.of(A, 1L));

        assertThat(reader).isCompleted();
        assertThat(other).isNotDone();
    }

    @Test
    void theTimeIsLimited() {
        var reader = fences.pass(Set.of(A), Duration.ofMillis(20));
        answers.get(0).complete(Map.of(A, 3L));

        assertThatThrownBy(reader::join)
                .hasRootCauseInstanceOf(Unavailable.class)
                .hasMessageContaining("3 records");
    }

    @Test
    void aClusterThatIsAwayIsNamed() {
        var reader = fences.pass(Set.of(A), LONG);
        answers.get(0).completeExceptionally(new IllegalStateException("no broker"));

        assertThatThrownBy(reader::join)
                .hasRootCauseInstanceOf(Unavailable.class)
                .hasMessageContaining("no broker");
    }
}

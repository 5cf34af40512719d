package dev.expunge.core.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.event.CatalogCommand;
import dev.expunge.core.event.DeleteCommand;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.Behind;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.Input;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.Value;
import dev.expunge.core.storage.InMemoryStorage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A delete says what it stands behind, once that has lasted for a second. */
class WaitsTest {

    private final Shard shard = new Shard(0, 1, Settings.DEFAULT, new InMemoryStorage());
    private final Deque<byte[]> queue = new ArrayDeque<>();
    private final List<Output> said = new ArrayList<>();
    private long nowMs = 1_000;

    @BeforeEach
    void two_tables_of_which_one_restricts() {
        Object author = Map.of("type", "id(users)");
        take(new CatalogCommand(
                "c1",
                Map.of(
                        "users", Map.of("columns", Map.of("id", "string")),
                        "posts", Map.of("columns", Map.of("id", "string", "author", author))),
                null,
                null));
        run();
        take(new RowChange("e1", "users", "u1", Map.of("id", new Value.Text("u1")), RowChange.Origin.OWNER, null));
        run();
    }

    @Test
    void the_younger_one_names_the_delete_that_holds_its_row() {
        List<byte[]> unfinished = holdWith("older");
        delete("younger");
        pass(900);
        assertThat(last("younger").progress().behind()).isNull();

        pass(2_000);

        assertThat(last("younger").progress().behind()).isEqualTo(new Behind("older"));
        assertThat(last("younger").state()).isEqualTo(State.PLANNING);
        assertThat(last("older").progress().behind()).isNull();
        queue.addAll(unfinished);
        pass(2_000);
        assertThat(last("older").state()).isEqualTo(State.COMPLETED);
        assertThat(last("younger").state()).isEqualTo(State.COMPLETED);
        assertThat(last("younger").progress().behind()).isNull();
    }

    @Test
    void is_told_once_however_often_it_is_tried_again() {
        holdWith("older");
        delete("younger");
        pass(3_000);
        long told = statuses("younger");

        pass(20_000);

        assertThat(statuses("younger")).isEqualTo(told);
    }

    @Test
    void a_delete_behind_a_change_of_the_catalog_says_so() {
        List<byte[]> unfinished = holdWith("older");
        take(new CatalogCommand(
                "c2", Map.of("users", Map.of("columns", Map.of("id", "string", "n", "integer"))), null, null));
        run();
        delete("younger");

        pass(3_000);

        assertThat(last("younger").progress().behind()).isEqualTo(new Behind(null));
        queue.addAll(unfinished);
        pass(2_000);
        assertThat(last("younger").state()).isEqualTo(State.COMPLETED);
    }

    /** The delete has found its row, and what would go on with it is not delivered yet. */
    private List<byte[]> holdWith(String id) {
        take(command(id));
        while (shard.figures().heldPlaces() == 0) {
            step();
        }
        List<byte[]> unfinished = List.copyOf(queue);
        queue.clear();
        assertThat(unfinished).isNotEmpty();
        nowMs++;
        return unfinished;
    }

    private void delete(String id) {
        take(command(id));
        run();
    }

    private static DeleteCommand command(String id) {
        return new DeleteCommand("e-" + id, id, Units.requestFor(new RowRef("users", "u1"), null), false, null);
    }

    private DeleteStatus last(String id) {
        DeleteStatus last = null;
        for (Output output : said) {
            if (output instanceof DeleteStatus status && status.deleteId().equals(id)) {
                last = status;
            }
        }
        return Objects.requireNonNull(last, id);
    }

    private long statuses(String id) {
        return said.stream()
                .filter(output -> output instanceof DeleteStatus status
                        && status.deleteId().equals(id))
                .count();
    }

    private void pass(long ms) {
        for (long end = nowMs + ms; nowMs < end; nowMs += 100) {
            taken(shard.tick(nowMs));
            run();
        }
    }

    private void run() {
        while (!queue.isEmpty()) {
            step();
        }
    }

    private void step() {
        taken(shard.handleMessage(queue.remove(), nowMs));
    }

    private void take(Input input) {
        taken(shard.handle(input, nowMs));
    }

    private void taken(Step step) {
        said.addAll(step.outputs());
        step.messages().forEach(message -> queue.add(message.message()));
    }
}

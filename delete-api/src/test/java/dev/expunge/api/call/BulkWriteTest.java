package dev.expunge.api.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.api.fake.FakeCommands;
import dev.expunge.api.fake.FakeViews;
import dev.expunge.api.port.Unavailable;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.RowRef;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BulkWriteTest {

    private final FakeCommands commands = new FakeCommands();
    private final FakeViews views = new FakeViews();

    @BeforeEach
    void declareUsers() {
        views.declare("users", Map.of("columns", Map.of("id", "string")));
    }

    @Test
    void givesUpAProcessorThatAnswersNothingForAWhile() {
        commands.holding();

        assertThatThrownBy(() -> write(Duration.ofMillis(50), "{\"id\": \"u1\"}\n{\"id\": \"u2\"}"))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("has answered nothing for")
                .hasMessageContaining("0 rows of this body were written");
    }

    @Test
    void waitsForASlowProcessorAsLongAsItAnswersSomething() throws Exception {
        List<CompletableFuture<Reply.Answer>> held = commands.holding();
        Duration patience = Duration.ofSeconds(2);
        Reply.Answer written = new Reply.RowWritten(new RowRef("users", "any"), null);
        for (int i = 0; i < 3; i++) {
            int row = i;
            var unused = CompletableFuture.runAsync(
                    () -> held.get(row).complete(written),
                    CompletableFuture.delayedExecutor((row + 1) * patience.toMillis() / 2, TimeUnit.MILLISECONDS));
        }

        BulkResult result = write(patience, "{\"id\": \"u1\"}\n".repeat(3));

        assertThat(result.written()).isEqualTo(3);
    }

    private BulkResult write(Duration patience, String lines) throws Exception {
        World world = new World(commands, views, new Stamps(Clock.systemUTC(), () -> "event"), Runnable::run);
        BulkWrite.LatestTable users = new BulkWrite.LatestTable() {
            @Override
            public String name() {
                return "users";
            }

            @Override
            public <T> T decide(Function<Table, T> decision) {
                return decision.apply(CurrentCatalog.tableOf(views.catalog(), "users"));
            }
        };
        return new BulkWrite(world, users, patience)
                .run(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    }
}

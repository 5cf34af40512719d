package dev.expunge.core.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.core.shard.Step.ToShard;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExchangeTest {

    private record Sent(int shard, String message, long generation) {}

    private final List<String> taken = new ArrayList<>();
    private final List<Sent> log = new ArrayList<>();
    private final List<Integer> flushed = new ArrayList<>();
    private long generations;
    private final Exchange exchange = new Exchange(2, () -> ++generations);

    private final class Shelf implements Exchange.Host {

        private final int shard;

        Shelf(int shard) {
            this.shard = shard;
        }

        @Override
        public void take(byte[] message) {
            String text = new String(message, StandardCharsets.UTF_8);
            taken.add(shard + " " + text);
            if (text.startsWith("to ")) {
                exchange.post(step(Integer.parseInt(text.substring(3, 4)), text.substring(5)));
            }
        }

        @Override
        public void send(int to, byte[] message, long generation) {
            log.add(new Sent(to, new String(message, StandardCharsets.UTF_8), generation));
        }

        @Override
        public void flush() {
            flushed.add(shard);
        }
    }

    private static Step step(int shard, String message) {
        return new Step(List.of(), List.of(new ToShard(shard, message.getBytes(StandardCharsets.UTF_8))), false);
    }

    @BeforeEach
    void both() {
        exchange.join(0, new Shelf(0));
        exchange.join(1, new Shelf(1));
    }

    private void say(int shard, String message) {
        exchange.begin();
        exchange.post(step(shard, message));
        exchange.end(() -> false);
    }

    /** The log's reader comes to all that was sent by now. */
    private void readLog() {
        List<Sent> read = List.copyOf(log);
        log.clear();
        for (Sent next : read) {
            exchange.begin();
            exchange.arrived(next.shard(), next.generation());
            exchange.end(() -> false);
        }
        exchange.flush();
    }

    @Test
    void the_first_messages_go_through_the_log_and_every_shard_gets_one() {
        say(1, "a");
        say(1, "b");
        exchange.flush();

        assertThat(taken).isEmpty();
        assertThat(log).containsExactly(new Sent(1, "ab", 2), new Sent(0, "", 2));
    }

    @Test
    void when_each_shard_has_read_the_log_they_are_handed_over() {
        say(1, "a");
        exchange.flush();
        readLog();

        say(1, "to 0 to 1 b");

        assertThat(taken).containsExactly("1 to 0 to 1 b", "0 to 1 b", "1 b");
        exchange.flush();
        assertThat(log).isEmpty();
        assertThat(flushed).endsWith(0, 1);
    }

    @Test
    void nothing_overtakes_what_is_in_the_log() {
        say(1, "a");
        exchange.flush();
        readLog();
        exchange.begin();
        exchange.post(step(1, "b"));
        exchange.end(() -> true);
        exchange.flush();

        say(0, "c");

        assertThat(taken).isEmpty();
        exchange.flush();
        assertThat(log).extracting(Sent::message).containsExactly("b", "c");
    }

    @Test
    void what_was_sent_before_a_shard_came_does_not_count_as_read() {
        say(1, "a");
        exchange.flush();
        exchange.leave(1);
        exchange.join(1, new Shelf(1));
        readLog();

        say(1, "b");

        assertThat(taken).isEmpty();
    }

    @Test
    void a_step_without_an_end_is_not_committed() {
        exchange.begin();

        assertThatThrownBy(exchange::flush).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_rests_on_a_shard_that_has_gone_is_not_committed() {
        say(1, "a");
        exchange.leave(1);

        assertThatThrownBy(exchange::flush).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void when_all_have_gone_everything_begins_anew() {
        say(1, "a");
        exchange.leave(0);
        exchange.leave(1);
        both();
        exchange.begin();
        exchange.end(() -> false);
        exchange.flush();

        assertThat(log).extracting(Sent::message).containsExactly("", "");
    }

    @Test
    void a_long_transaction_sends_what_waits() {
        String large = "x".repeat(Exchange.ENVELOPE_BYTES - 1);
        for (int i = 0; i < 1 + Exchange.WAITING_BYTES / large.length(); i++) {
            say(0, large);
        }

        assertThat(log).isNotEmpty().allMatch(sent -> sent.message().length() <= Exchange.ENVELOPE_BYTES);
    }
}

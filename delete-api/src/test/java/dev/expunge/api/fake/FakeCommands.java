package dev.expunge.api.fake;

import dev.expunge.api.port.Commands;
import dev.expunge.api.port.Unavailable;
import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.Input;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.ReplyTo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Keeps what is sent, and answers it at once as a function says. */
public final class FakeCommands implements Commands {

    public final List<Input> sent = new CopyOnWriteArrayList<>();
    public final List<AuditEvent> audited = new CopyOnWriteArrayList<>();
    public final List<String> prepared = new CopyOnWriteArrayList<>();

    private volatile Function<Input, CompletableFuture<Reply.Answer>> processor =
            input -> CompletableFuture.failedFuture(new Unavailable("nobody answers"));

    public void answering(Function<Input, Reply.Answer> answers) {
        processor = input -> CompletableFuture.completedFuture(answers.apply(input));
    }

    public void away(String why) {
        processor = input -> CompletableFuture.failedFuture(new Unavailable(why));
    }

    /** Answers come when the returned futures are completed, in the order of the calls. */
    public List<CompletableFuture<Reply.Answer>> holding() {
        List<CompletableFuture<Reply.Answer>> held = new CopyOnWriteArrayList<>();
        processor = input -> {
            CompletableFuture<Reply.Answer> answer = new CompletableFuture<>();
            held.add(answer);
            return answer;
        };
        return held;
    }

    /** The only input that was sent. */
    public <T extends Input> T only(Class<T> kind) {
        List<Input> all = new ArrayList<>(sent);
        if (all.size() != 1) {
            throw new AssertionError("one input was expected: " + all);
        }
        return kind.cast(all.get(0));
    }

    @Override
    public CompletableFuture<Reply.Answer> ask(Function<ReplyTo, Input> input, Duration limit) {
        Input made = input.apply(new ReplyTo("test", Integer.toString(sent.size())));
        sent.add(made);
        return processor.apply(made);
    }

    @Override
    public void audit(AuditEvent event) {
        audited.add(event);
    }

    @Override
    public CompletableFuture<Void> prepare(Collection<String> tables) {
        prepared.addAll(tables);
        return CompletableFuture.completedFuture(null);
    }
}

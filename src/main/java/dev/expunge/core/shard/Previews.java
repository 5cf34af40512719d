package dev.expunge.core.shard;

import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteCommand;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.Reply;
import dev.expunge.core.request.ResolvedDelete;
import dev.expunge.core.storage.Storage;
import org.jspecify.annotations.Nullable;

/** Requests that leave no delete behind: previews under way, and refusals that were told. */
final class Previews {

    record Rejection() {}

    private final ShardContext shard;
    private final Records<DeleteCommand> open;
    private final Records<Rejection> rejections;

    Previews(ShardContext shard, Storage storage) {
        this.shard = shard;
        this.open = new Records<>(storage, 'P', DeleteCommand.class);
        this.rejections = new Records<>(storage, 'j', Rejection.class);
    }

    long add(DeleteCommand command) {
        long number = shard.out.number();
        open.put(to -> to.i64(number), command);
        return number;
    }

    @Nullable
    DeleteCommand get(long number) {
        return open.get(to -> to.i64(number));
    }

    void remove(long number) {
        open.delete(to -> to.i64(number));
    }

    boolean isKnownRejection(String id) {
        return rejections.get(to -> to.text(id)) != null;
    }

    void reject(String id) {
        rejections.put(to -> to.text(id), new Rejection());
        shard.expiry.ended(id);
    }

    void forgetRejection(String id) {
        rejections.delete(to -> to.text(id));
    }

    /** What the planned unit would have done. */
    static Reply.Previewed answer(ResolvedDelete delete, UnitSpec spec, Coordinator.Outcome outcome) {
        Tally tally = outcome.tally();
        Verdict verdict = outcome.verdict();
        boolean refused = verdict.blockers().count() > 0
                || !verdict.errors().isEmpty()
                || !tally.errors().isEmpty();
        Counts counts = refused ? Counts.NONE : tally.counts().plus(verdict.counts());
        return new Reply.Previewed(
                new DeleteStatus.Resolution(
                        delete.mode(),
                        delete.modeFrom(),
                        delete.delayMs(),
                        delete.execution().async(),
                        spec.rules().cascadeHard()),
                tally.matched(),
                counts,
                verdict.blockers(),
                Tally.errors(tally.errors(), verdict.errors()));
    }
}

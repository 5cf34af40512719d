package dev.expunge.core.shard;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import dev.expunge.core.event.ActionCommand;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.ReplyTo;
import dev.expunge.core.shard.DeleteRecord.Phase;
import dev.expunge.core.shard.LifeMessage.Task;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes calls on deletes, at the home shard of the delete: restore, cancel, retry, purge. */
final class Calls {

    private final ShardContext shard;

    Calls(ShardContext shard) {
        this.shard = shard;
    }

    void take(ActionCommand command) {
        Life life = shard.lives.find(command.deleteId());
        if (life == null || Expiry.isUnderWay(life)) {
            refuse(command, ErrorCode.DELETE_UNKNOWN, "no delete " + command.deleteId());
            return;
        }
        if (!life.isNew(command.eventId())) {
            shard.out.reply(command.replyTo(), new Reply.DeleteAccepted(life.status()));
        } else if (life.phase.purged()) {
            refuse(command, ErrorCode.PURGE_STARTED, "the purge of " + life.id + " cannot be undone");
        } else if (!isAllowed(life, command.action())) {
            String message =
                    command.action().name().toLowerCase(Locale.ROOT) + " is not possible in state " + life.state;
            refuse(command, ErrorCode.STATE_CONFLICT, message);
        } else {
            act(life, command);
        }
    }

    private static boolean isAllowed(Life life, ActionCommand.Action action) {
        State state = life.state;
        boolean refusedPurge = life.isRefused() && life.phase.purging();
        boolean softDone =
                life.isSoft() && (state == State.SCHEDULED || state == State.COMPLETED || state == State.CANCELLED);
        boolean partlyDone = life.isSoft()
                && life.isRefused()
                && !life.shards.isEmpty()
                && life.plan.how().async();
        return switch (action) {
            case RETRY -> life.isRefused();
            case CANCEL -> state == State.SCHEDULED || refusedPurge;
            case PURGE -> softDone || refusedPurge;
            case RESTORE -> softDone || refusedPurge || partlyDone || (life.isSoft() && state == State.DROPPED);
        };
    }

    private void act(Life life, ActionCommand command) {
        switch (command.action()) {
            case RESTORE -> undo(life, new Task.Restore());
            case CANCEL -> undo(life, new Task.CancelTimers());
            case RETRY -> retry(life);
            case PURGE -> {
                Phase phase = life.phase;
                life.phase =
                        new Phase(phase.purging(), phase.purged(), phase.dueAtMs(), null, command.replyTo(), false);
                shard.lives.purge(life);
                return;
            }
        }
        shard.out.reply(command.replyTo(), new Reply.DeleteAccepted(life.status()));
    }

    private void undo(Life life, Task task) {
        life.skipped = task instanceof Task.Restore ? List.of() : life.skipped;
        shard.lives.enter(life, State.APPLYING);
        shard.errands.start(life, task);
        if (!life.state.isEnd()) {
            shard.lives.save(life);
        }
    }

    private void retry(Life life) {
        if (life.phase.purging()) {
            shard.lives.purge(life);
            return;
        }
        life.clearRefusal();
        Phase phase = life.phase;
        long dueAt = shard.now() + life.plan.how().delayMs();
        life.phase = new Phase(false, false, dueAt, phase.before(), null, false);
        shard.lives.enter(life, State.PLANNING);
        if (life.pages != null) {
            shard.paging.retry(life);
        } else {
            shard.units.start(life);
        }
    }

    /** Tells who has asked for a purge whether it found something. */
    void answerWaiter(Life life, @Nullable Refusal refusal) {
        ReplyTo waiter = life.phase.waiter();
        Phase phase = life.phase;
        life.phase = new Phase(
                phase.purging(), phase.purged(), phase.dueAtMs(), phase.before(), null, phase.waitsForCatalog());
        shard.out.reply(waiter, refusal == null ? new Reply.DeleteAccepted(life.status()) : new Reply.Refused(refusal));
    }

    private void refuse(ActionCommand command, ErrorCode code, String message) {
        shard.out.reply(command.replyTo(), new Reply.Refused(Refusal.of(code, "/deleteId", message)));
    }
}

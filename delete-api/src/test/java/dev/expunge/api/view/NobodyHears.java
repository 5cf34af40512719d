package dev.expunge.api.view;

import dev.expunge.core.event.Reply;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.wire.UnreadableRecordException;
import org.jspecify.annotations.Nullable;

/** For tests without answers. */
final class NobodyHears implements Heard {

    @Override
    public void reply(Reply reply) {
        throw new AssertionError("no answer was expected: " + reply);
    }

    @Override
    public void unreadable(RecordOrigin origin, byte @Nullable [] value, UnreadableRecordException e) {
        throw new AssertionError("cannot be read: " + origin, e);
    }
}

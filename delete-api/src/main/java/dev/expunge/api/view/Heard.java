package dev.expunge.api.view;

import dev.expunge.core.event.Reply;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.wire.UnreadableRecordException;
import org.jspecify.annotations.Nullable;

/** What the view hears on its way through the log and does not keep. Called on the reading thread. */
public interface Heard {

    void reply(Reply reply);

    /** A record that nobody here will ever be able to read. */
    void unreadable(RecordOrigin origin, byte @Nullable [] value, UnreadableRecordException e);
}

package dev.expunge.core.event;

import dev.expunge.core.Refusal;
import dev.expunge.core.row.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to an input whose sender waits. Topic replies. */
public record Reply(ReplyTo to, Answer answer) implements Output {

    public sealed interface Answer {}

    /** The call was not accepted. */
    public record Refused(Refusal refusal) implements Answer {}

    /**
     * The write was taken and its references are known everywhere.
     *
     * @param row the row as it then is; null: removed as a late child
     */
    public record RowWritten(RowRef ref, @Nullable Row row) implements Answer {}

    /** The delete was accepted, or found by its request id, or the action was taken. */
    public record DeleteAccepted(DeleteStatus status) implements Answer {}

    /**
     * What a delete would do.
     *
     * @param errors what it would fail with
     */
    public record Previewed(
            DeleteStatus.Resolution resolution,
            long matched,
            Counts counts,
            DeleteStatus.Blockers blockers,
            List<DeleteStatus.Failure> errors)
            implements Answer {}

    /**
     * Every shard uses the new definitions.
     *
     * @param tables all tables there are now
     */
    public record CatalogChanged(long version, List<String> tables, List<Warning> warnings) implements Answer {}

    /** @param code the error that the definition could lead to */
    public record Warning(String path, String code, String message) {}
}

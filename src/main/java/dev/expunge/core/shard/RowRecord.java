package dev.expunge.core.shard;

import dev.expunge.core.row.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as a shard stores it, or the marker of one that was removed.
 *
 * @param columns as {@link dev.expunge.core.row.RowCodec} writes them; null: removed
 * @param removal what removed it, for as long as the marker lives
 * @param stamps what is known of its deletionTime
 * @param recent hashes of the last writes taken, so that a repeated one is recognised
 */
record RowRecord(
        byte @Nullable [] columns,
        @Nullable Removal removal,
        Stamps stamps,
        List<Long> recent,
        @Nullable Source source) {

    static final int RECENT = 4;
    static final RowRecord NEW = new RowRecord(null, null, new Stamps(null, null), List.of(), null);

    /** @param deleteId null: by nobody's delete (never so far) */
    record Removal(String deleteId, long atMs) {}

    /**
     * @param last the greatest deletionTime that the row ever had
     * @param by the delete that set the present one
     */
    record Stamps(@Nullable Long last, @Nullable By by) {}

    record By(String deleteId, boolean root) {}

    /**
     * @param image the last image that an echoing source has sent
     * @param own what we wrote and it has not sent back yet
     */
    record Source(@Nullable Long version, byte @Nullable [] image, List<Own> own) {}

    record Own(String column, Value value) {}

    /** The same row as another encoding of its columns. */
    RowRecord with(byte[] encoded) {
        return new RowRecord(encoded, removal, stamps, recent, source);
    }

    boolean isLive() {
        return columns != null;
    }
}

package dev.expunge.api.view;

import dev.expunge.api.port.Backlog;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the indexes hold of a status.
 *
 * @param sinceMs as in {@link Backlog.Waiting}
 * @param blockedBy foreign keys, where the delete is blocked
 */
record Listing(String table, State state, long requestedAtMs, long revision, long sinceMs, List<String> blockedBy) {

    private static final int MAX_BLOCKED_BY = 10;

    /** @param before as it was listed until now */
    static Listing of(DeleteStatus status, @Nullable Listing before) {
        List<String> blockedBy = status.state() == State.BLOCKED
                ? status.blockers().listed().stream()
                        .map(blocker -> blocker.cause().foreignKey())
                        .distinct()
                        .limit(MAX_BLOCKED_BY)
                        .toList()
                : List.of();
        return new Listing(
                status.request().table(),
                status.state(),
                status.request().requestedAtMs(),
                status.revision(),
                sinceMs(status, before),
                blockedBy);
    }

    private static long sinceMs(DeleteStatus status, @Nullable Listing before) {
        State state = status.state();
        if (state == State.SCHEDULED) {
            return status.progress().roots().stream()
                    .map(DeleteStatus.Root::dueAtMs)
                    .filter(Objects::nonNull)
                    .min(Long::compare)
                    .orElse(status.updatedAtMs());
        }
        boolean pending = Backlog.PENDING.contains(state);
        if (before != null && (before.state == state || (pending && Backlog.PENDING.contains(before.state)))) {
            return before.sinceMs;
        }
        boolean first = before == null && pending && state != State.PURGING;
        return first ? status.request().requestedAtMs() : status.updatedAtMs();
    }

    /** Whether it waits for something: work, a time, or somebody to decide. */
    boolean waits() {
        return !state.isEnd() || state == State.BLOCKED || state == State.FAILED;
    }

    /** In the lists: of all, of the table, of the state, of both. */
    List<byte[]> places(String deleteId) {
        List<byte[]> places = new ArrayList<>(4);
        for (String one : new @Nullable String[] {null, table}) {
            for (State each : new @Nullable State[] {null, state}) {
                places.add(Keys.deletePlace(Keys.deletes(one, each), requestedAtMs, deleteId));
            }
        }
        return places;
    }

    /** As it is stored, before the status as the topic has it. */
    byte[] with(byte[] value) {
        ByteWriter out = new ByteWriter(value.length + 96)
                .text(table)
                .text(state.name())
                .i64(requestedAtMs)
                .i64(revision)
                .i64(sinceMs)
                .u8(blockedBy.size());
        blockedBy.forEach(out::text);
        return out.raw(value).toBytes();
    }

    static Listing read(ByteReader in) {
        String table = in.text();
        State state = State.valueOf(in.text());
        long requestedAtMs = in.i64();
        long revision = in.i64();
        long sinceMs = in.i64();
        int keys = in.u8();
        List<String> blockedBy = new ArrayList<>(keys);
        for (int i = 0; i < keys; i++) {
            blockedBy.add(in.text());
        }
        return new Listing(table, state, requestedAtMs, revision, sinceMs, blockedBy);
    }
}

package dev.expunge.api.view;

import dev.expunge.api.port.Backlog;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.ByteWriter;
import dev.expunge.core.storage.Bytes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many deletes are in each state, kept with each status in the same batch, so that nobody has to count; and who waits,
 * by state and by since when, so that the first one is one look.
 */
final class BacklogView {

    private static final int WAITING = 0;
    private static final int COUNT = 1;
    private static final String STATE = "state/";
    private static final String BLOCKED = "blocked/";

    private final ViewStore store;
    private volatile Map<String, Long> counts;
    /** Of the batch under way. */
    private final Map<String, Long> changes = new HashMap<>();

    BacklogView(ViewStore store) {
        this.store = store;
        Map<String, Long> stored = new HashMap<>();
        byte[] all = {COUNT};
        for (ViewStore.Entry entry :
                store.scan(Family.BACKLOG, all, Bytes.successor(all), Integer.MAX_VALUE, Long.MAX_VALUE)) {
            stored.put(Keys.text(entry.key(), 1), new ByteReader(entry.value()).i64());
        }
        this.counts = Map.copyOf(stored);
    }

    /** Null: it was not there, it is not there any more. */
    void move(Batch batch, String deleteId, @Nullable Listing before, @Nullable Listing now) {
        if (before != null) {
            count(before, -1);
            batch.delete(Family.BACKLOG, place(before, deleteId));
        }
        if (now != null) {
            count(now, 1);
            if (now.waits()) {
                byte[] value = new ByteWriter()
                        .i64(now.requestedAtMs())
                        .raw(Keys.text(now.table()))
                        .toBytes();
                batch.put(Family.BACKLOG, place(now, deleteId), value);
            }
        }
    }

    private void count(Listing listing, int by) {
        changes.merge(STATE + listing.state(), (long) by, Long::sum);
        for (String foreignKey : listing.blockedBy()) {
            changes.merge(BLOCKED + listing.table() + "/" + foreignKey, (long) by, Long::sum);
        }
    }

    /** Adds the counts that have changed. */
    void complete(Batch batch) {
        changes.forEach((name, by) -> {
            long count = counts.getOrDefault(name, 0L) + by;
            byte[] key = new ByteWriter().u8(COUNT).raw(Keys.text(name)).toBytes();
            if (count == 0) {
                batch.delete(Family.BACKLOG, key);
            } else {
                batch.put(Family.BACKLOG, key, new ByteWriter().i64(count).toBytes());
            }
        });
    }

    void written() {
        Map<String, Long> next = new HashMap<>(counts);
        changes.forEach((name, by) -> next.merge(name, by, Long::sum));
        next.values().removeIf(count -> count == 0);
        counts = Map.copyOf(next);
    }

    void endBatch() {
        changes.clear();
    }

    Backlog backlog() {
        Map<State, Long> byState = new EnumMap<>(State.class);
        List<Backlog.Blocked> blocked = new ArrayList<>();
        counts.forEach((name, count) -> {
            if (name.startsWith(STATE)) {
                byState.put(State.valueOf(name.substring(STATE.length())), count);
            } else {
                int slash = name.indexOf('/', BLOCKED.length());
                String table = name.substring(BLOCKED.length(), slash);
                blocked.add(new Backlog.Blocked(table, name.substring(slash + 1), count));
            }
        });
        List<Backlog.Waiting> longest = new ArrayList<>();
        byState.keySet().forEach(state -> {
            byte[] first = places(state);
            store.scan(Family.BACKLOG, first, Bytes.successor(first), 1, Long.MAX_VALUE)
                    .forEach(entry -> longest.add(waiting(state, first.length, entry)));
        });
        return new Backlog(byState, longest, blocked);
    }

    private static Backlog.Waiting waiting(State state, int at, ViewStore.Entry entry) {
        ByteReader key = new ByteReader(entry.key());
        key.raw(at);
        long sinceMs = key.i64();
        ByteReader value = new ByteReader(entry.value());
        long requestedAtMs = value.i64();
        String table = Keys.text(value.rest(), 0);
        return new Backlog.Waiting(state, table, Keys.text(key.rest(), 0), sinceMs, requestedAtMs);
    }

    private static byte[] places(State state) {
        return new ByteWriter().u8(WAITING).text(state.name()).toBytes();
    }

    private static byte[] place(Listing listing, String deleteId) {
        return new ByteWriter()
                .u8(WAITING)
                .text(listing.state().name())
                .i64(listing.sinceMs())
                .raw(Keys.text(deleteId))
                .toBytes();
    }
}

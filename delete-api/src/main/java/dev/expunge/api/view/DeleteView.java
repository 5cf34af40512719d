package dev.expunge.api.view;

import dev.expunge.api.port.DeleteFilter;
import dev.expunge.api.port.DeletePlace;
import dev.expunge.api.port.Page;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.ByteWriter;
import dev.expunge.core.storage.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statuses by id, and where each stands in the lists. */
final class DeleteView {

    private final ViewStore store;
    private final Decoders decoders;
    /** Of the batch under way, which reads do not see yet. */
    private final Map<String, Listing> pending = new HashMap<>();

    DeleteView(ViewStore store, Decoders decoders) {
        this.store = store;
        this.decoders = decoders;
    }

    /** What the indexes hold of a status. */
    private record Listing(String table, DeleteStatus.State state, long requestedAtMs, long revision) {

        List<byte[]> places(String deleteId) {
            List<byte[]> places = new ArrayList<>(4);
            for (String one : new @Nullable String[] {null, table}) {
                for (DeleteStatus.State each : new DeleteStatus.@Nullable State[] {null, state}) {
                    places.add(Keys.deletePlace(Keys.deletes(one, each), requestedAtMs, deleteId));
                }
            }
            return places;
        }

        byte[] with(byte[] value) {
            return new ByteWriter(value.length + 64)
                    .text(table)
                    .text(state.name())
                    .i64(requestedAtMs)
                    .i64(revision)
                    .raw(value)
                    .toBytes();
        }
    }

    private record Stored(Listing listing, byte[] value) {

        static Stored read(byte[] bytes) {
            ByteReader in = new ByteReader(bytes);
            Listing listing = new Listing(in.text(), DeleteStatus.State.valueOf(in.text()), in.i64(), in.i64());
            return new Stored(listing, in.rest());
        }
    }

    /** False: a newer one was there. */
    boolean apply(Batch batch, DeleteStatus status, byte[] value) {
        Listing before = listing(status.deleteId());
        if (before != null && before.revision() > status.revision()) {
            return false;
        }
        Listing now = new Listing(
                status.request().table(), status.state(), status.request().requestedAtMs(), status.revision());
        if (before != null) {
            before.places(status.deleteId()).forEach(place -> batch.delete(Family.DELETE_INDEX, place));
        }
        now.places(status.deleteId()).forEach(place -> batch.put(Family.DELETE_INDEX, place, Batch.NOTHING));
        batch.put(Family.DELETES, Keys.text(status.deleteId()), now.with(value));
        pending.put(status.deleteId(), now);
        return true;
    }

    /** The status is too old to be kept. */
    void forget(Batch batch, String deleteId) {
        Listing before = listing(deleteId);
        if (before != null) {
            before.places(deleteId).forEach(place -> batch.delete(Family.DELETE_INDEX, place));
            batch.delete(Family.DELETES, Keys.text(deleteId));
            pending.remove(deleteId);
        }
    }

    /** The batch was written, or thrown away. */
    void endBatch() {
        pending.clear();
    }

    private @Nullable Listing listing(String deleteId) {
        Listing known = pending.get(deleteId);
        if (known != null) {
            return known;
        }
        byte[] bytes = store.get(Family.DELETES, Keys.text(deleteId));
        return bytes == null ? null : Stored.read(bytes).listing();
    }

    @Nullable
    DeleteStatus delete(String deleteId) {
        byte[] bytes = store.get(Family.DELETES, Keys.text(deleteId));
        return bytes == null ? null : decoders.storedDelete(Stored.read(bytes).value());
    }

    Page<DeleteStatus, DeletePlace> deletes(DeleteFilter filter, @Nullable DeletePlace after, int limit) {
        byte[] index = Keys.deletes(filter.table(), filter.state());
        byte[] from = after == null ? index : Keys.deletePlace(index, after.requestedAtMs(), after.deleteId() + "\0");
        List<ViewStore.Entry> found =
                store.scan(Family.DELETE_INDEX, from, Bytes.successor(index), limit + 1, Long.MAX_VALUE);
        List<DeleteStatus> statuses = new ArrayList<>();
        for (ViewStore.Entry entry : found.subList(0, Math.min(limit, found.size()))) {
            DeleteStatus status = delete(Keys.deleteId(index, entry.key()));
            if (status != null) {
                statuses.add(status);
            }
        }
        return new Page<>(
                statuses,
                found.size() > limit ? place(index, found.get(limit - 1).key()) : null);
    }

    private static DeletePlace place(byte[] index, byte[] key) {
        ByteReader reader = new ByteReader(key);
        reader.raw(index.length);
        return new DeletePlace(Long.MAX_VALUE - reader.i64(), Keys.deleteId(index, key));
    }
}

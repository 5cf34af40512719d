package dev.expunge.api.view;

import dev.expunge.api.port.Backlog;
import dev.expunge.api.port.DeleteFilter;
import dev.expunge.api.port.DeletePlace;
import dev.expunge.api.port.Page;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statuses by id, and where each stands in the lists. */
final class DeleteView {

    private final ViewStore store;
    private final Decoders decoders;
    /** Of the batch under way, which reads do not see yet. */
    private final Map<String, Optional<Listing>> pending = new HashMap<>();

    private final BacklogView backlog;

    DeleteView(ViewStore store, Decoders decoders) {
        this.store = store;
        this.backlog = new BacklogView(store);
        this.decoders = decoders;
    }

    private record Stored(Listing listing, byte[] value) {

        static Stored read(byte[] bytes) {
            ByteReader in = new ByteReader(bytes);
            return new Stored(Listing.read(in), in.rest());
        }
    }

    /** False: a newer one was there. */
    boolean apply(Batch batch, DeleteStatus status, byte[] value) {
        Listing before = listing(status.deleteId());
        if (before != null && before.revision() > status.revision()) {
            return false;
        }
        Listing now = Listing.of(status, before);
        if (before != null) {
            before.places(status.deleteId()).forEach(place -> batch.delete(Family.DELETE_INDEX, place));
        }
        now.places(status.deleteId()).forEach(place -> batch.put(Family.DELETE_INDEX, place, Batch.NOTHING));
        batch.put(Family.DELETES, Keys.text(status.deleteId()), now.with(value));
        backlog.move(batch, status.deleteId(), before, now);
        pending.put(status.deleteId(), Optional.of(now));
        return true;
    }

    /** The status is too old to be kept. */
    void forget(Batch batch, String deleteId) {
        Listing before = listing(deleteId);
        if (before != null) {
            before.places(deleteId).forEach(place -> batch.delete(Family.DELETE_INDEX, place));
            batch.delete(Family.DELETES, Keys.text(deleteId));
            backlog.move(batch, deleteId, before, null);
            pending.put(deleteId, Optional.empty());
        }
    }

    /** Nothing more comes into the batch. */
    void complete(Batch batch) {
        backlog.complete(batch);
    }

    /** The batch was written. */
    void written() {
        backlog.written();
    }

    /** The batch was written, or thrown away. */
    void endBatch() {
        pending.clear();
        backlog.endBatch();
    }

    Backlog backlog() {
        return backlog.backlog();
    }

    private @Nullable Listing listing(String deleteId) {
        Optional<Listing> known = pending.get(deleteId);
        if (known != null) {
            return known.orElse(null);
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

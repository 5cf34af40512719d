package dev.expunge.sim;

import dev.expunge.core.catalog.Catalog;
import dev.expunge.core.catalog.CatalogEvolution;
import dev.expunge.core.catalog.Evolution;
import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.ForgottenDelete;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.RefusedChange;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.RowState;
import dev.expunge.core.event.TableState;
import dev.expunge.core.row.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a reader of the public topics knows. */
public final class World {

    /** Hears of each output before it is part of this world. */
    public interface Witness {

        void see(Output output, World before, long nowMs);

        /** Something is about to be done to the cluster. */
        default void done(String what, long nowMs) {}

        /** All outputs of a transaction have been seen. */
        default void committed(World world) {}
    }

    public final Map<RowRef, Row> rows = new TreeMap<>();
    public final Map<String, DeleteStatus> deletes = new HashMap<>();
    public final Map<String, Reply.Answer> replies = new HashMap<>();
    public final List<AuditEvent> audit = new ArrayList<>();
    public final List<RowEffect> effects = new ArrayList<>();
    public final List<RefusedChange> refused = new ArrayList<>();
    public final List<Witness> witnesses = new ArrayList<>();

    private Catalog catalog = CatalogEvolution.EMPTY;
    private final Map<String, @Nullable Object> change = new TreeMap<>();

    public Catalog catalog() {
        if (!change.isEmpty()) {
            Evolution next = CatalogEvolution.evolve(catalog, change);
            catalog = ((Evolution.Accepted) next).next();
            change.clear();
        }
        return catalog;
    }

    void hear(Output output, long nowMs) {
        witnesses.forEach(witness -> witness.see(output, this, nowMs));
        if (output instanceof RowState state) {
            put(rows, new RowRef(state.table(), state.key()), state.row());
        } else if (output instanceof DeleteStatus status) {
            deletes.put(status.deleteId(), status);
        } else if (output instanceof ForgottenDelete gone) {
            deletes.remove(gone.deleteId());
        } else if (output instanceof Reply reply) {
            replies.put(reply.to().correlationId(), reply.answer());
        } else if (output instanceof AuditEvent event) {
            audit.add(event);
        } else if (output instanceof RowEffect effect) {
            effects.add(effect);
        } else if (output instanceof RefusedChange refusedChange) {
            refused.add(refusedChange);
        } else if (output instanceof TableState table) {
            change.put(table.table(), table.definition());
        }
    }

    void committed() {
        witnesses.forEach(witness -> witness.committed(this));
    }

    private static <K, V> void put(Map<K, V> into, K key, @Nullable V value) {
        if (value == null) {
            into.remove(key);
        } else {
            into.put(key, value);
        }
    }
}

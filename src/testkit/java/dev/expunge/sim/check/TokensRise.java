package dev.expunge.sim.check;

import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.RowState;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import dev.expunge.sim.World;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** No two stamps of a row are equal, and a purge takes a root only while it has the stamp that this delete gave it. */
public final class TokensRise implements World.Witness {

    private record Stamped(String deleteId, RowRef row) {}

    private final Map<RowRef, Long> greatest = new HashMap<>();
    private final Map<Stamped, Long> tokens = new HashMap<>();

    @Override
    public void see(Output output, World before, long nowMs) {
        if (output instanceof RowEffect effect) {
            effect(effect, before);
        } else if (output instanceof RowState state && before.catalog().table(state.table()) != null) {
            RowRef row = new RowRef(state.table(), state.key());
            Long stamp = stamp(state.row());
            if (stamp != null) {
                greatest.merge(row, stamp, Math::max);
            }
        }
    }

    private void effect(RowEffect effect, World before) {
        RowRef row = effect.row();
        Stamped stamped = new Stamped(effect.because().deleteId(), row);
        if (effect.kind() == RowEffect.Kind.SOFT_DELETE) {
            Long token = Objects.requireNonNull(effect.because().token());
            Long last = greatest.get(row);
            Long now = stamp(before.rows.get(row));
            boolean isOwnState = Objects.equals(now, token);
            if (last != null && (isOwnState ? tokens.containsValue(token) && isKnown(row, token) : token <= last)) {
                throw new Violation("tokens rise", row + " had " + last + " and gets " + token);
            }
            tokens.put(stamped, token);
            greatest.merge(row, token, Math::max);
        } else if (effect.kind() == RowEffect.Kind.DELETE && effect.because().cause() == null) {
            DeleteStatus status = before.deletes.get(effect.because().deleteId());
            if (status != null && status.state() == DeleteStatus.State.PURGING) {
                holds(effect, before, tokens.get(stamped));
            }
        }
    }

    private boolean isKnown(RowRef row, Long token) {
        return tokens.entrySet().stream()
                .anyMatch(e -> e.getKey().row().equals(row) && e.getValue().equals(token));
    }

    private static void holds(RowEffect effect, World before, @Nullable Long token) {
        Row row = before.rows.get(effect.row());
        if (row != null && !Objects.equals(stamp(row), token)) {
            throw new Violation("the token holds", effect.row() + " was purged with " + row + ", token " + token);
        }
    }

    private static @Nullable Long stamp(@Nullable Row row) {
        Value value = row == null ? null : row.get(Table.DELETION_TIME);
        return value instanceof Value.Int integer ? Long.valueOf(integer.value()) : null;
    }
}

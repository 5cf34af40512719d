package dev.expunge.core.shard;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.catalog.Column;
import dev.expunge.core.catalog.ForeignKey;
import dev.expunge.core.catalog.ForeignKey.Action;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.Cause;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus.Blocker;
import dev.expunge.core.event.DeleteStatus.Failure;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the foreign keys of a row that stays say about the rows that it references and that go. */
final class Judge {

    private final ShardContext shard;

    Judge(ShardContext shard) {
        this.shard = shard;
    }

    /**
     * @param refusing the references that cannot be done: they block or fail the unit, or leave an orphan
     * @param patching the references that are patched
     * @param set the row's columns after all patches; where null and a default meet, null
     */
    record Judgement(
            List<Blocker> blockers,
            List<Failure> errors,
            List<Arrival.Through> refusing,
            List<Arrival.Through> patching,
            Map<String, Value> set,
            Set<Counts.Kind> kinds) {}

    Judgement of(Table table, String key, Hold hold) {
        boolean stays = hold.in().inD();
        Judgement found = new Judgement(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new TreeMap<>(),
                EnumSet.noneOf(Counts.Kind.class));
        List<Arrival.Through> nulled = new ArrayList<>();
        for (Arrival.Through touch : hold.touches()) {
            if (stays && touch.parentKept()) {
                continue;
            }
            ForeignKey fk = shard.catalog().foreignKey(touch.foreignKeyId());
            Failure failure = failure(table, fk);
            if (blocks(fk, stays)) {
                found.blockers.add(new Blocker(new RowRef(table.name(), key), cause(touch)));
                found.refusing.add(touch);
            } else if (failure != null
                    || (fk.action() == Action.SET_DEFAULT && hold.in().refused())) {
                if (failure != null) {
                    found.errors.add(failure);
                }
                found.refusing.add(touch);
            } else if (fk.action() == Action.SET_NULL) {
                nulled.add(touch);
            } else {
                fk.columns()
                        .forEach(c -> found.set.put(
                                c, Objects.requireNonNull(column(table, c).defaultValue())));
                found.kinds.add(Counts.Kind.SET_DEFAULT);
                found.patching.add(touch);
            }
        }
        for (Arrival.Through touch : nulled) {
            ForeignKey fk = shard.catalog().foreignKey(touch.foreignKeyId());
            fk.columns().forEach(c -> found.set.put(c, Value.NULL));
            found.kinds.add(Counts.Kind.SET_NULL);
            found.patching.add(touch);
        }
        return found;
    }

    private static boolean blocks(ForeignKey fk, boolean stays) {
        return fk.action() == Action.RESTRICT
                || fk.action() == Action.NO_ACTION
                || (stays && fk.action() == Action.CASCADE);
    }

    private static @Nullable Failure failure(Table table, ForeignKey fk) {
        if (!fk.indexed()) {
            return new Failure(ErrorCode.INDEX_REQUIRED, fk + " needs an index on " + String.join(",", fk.columns()));
        }
        for (String name : fk.columns()) {
            if (fk.action() == Action.SET_NULL && column(table, name).notNull()) {
                return new Failure(
                        ErrorCode.SET_NULL_NOT_NULLABLE, fk + ": " + table.name() + "." + name + " may not be null");
            }
            if (fk.action() == Action.SET_DEFAULT && column(table, name).defaultValue() == null) {
                return new Failure(
                        ErrorCode.SET_DEFAULT_MISSING, fk + ": " + table.name() + "." + name + " has no default");
            }
        }
        return null;
    }

    Cause cause(Arrival.Through through) {
        ForeignKey fk = shard.catalog().foreignKey(through.foreignKeyId());
        return new Cause(fk.toString(), new RowRef(fk.target().table(), through.parentKey()));
    }

    /** @param through null for a root */
    RowChanger.Because because(UnitSpec spec, Arrival.@Nullable Through through) {
        // A fast unit takes the entry of the reference out where it reads it.
        return new RowChanger.Because(
                spec.deleteId(), through == null ? null : cause(through), spec.isFast() ? through : null);
    }

    private static Column column(Table table, String name) {
        return Objects.requireNonNull(table.columns().get(name));
    }
}

package dev.expunge.schema.codec;

import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.Blocker;
import dev.expunge.core.event.DeleteStatus.Blockers;
import dev.expunge.core.event.DeleteStatus.Failure;
import dev.expunge.core.event.DeleteStatus.ModeFrom;
import dev.expunge.core.event.DeleteStatus.Resolution;
import dev.expunge.core.event.Mode;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What statuses, audit and replies say alike: how it was resolved, what it changed, what was in the way. */
final class Outcomes {

    private Outcomes() {}

    static dev.expunge.event.@Nullable Resolution toAvro(@Nullable Resolution resolution) {
        return resolution == null
                ? null
                : new dev.expunge.event.Resolution(
                        dev.expunge.event.Mode.valueOf(resolution.mode().name()),
                        dev.expunge.event.ModeFrom.valueOf(resolution.modeFrom().name()),
                        resolution.delayMs(),
                        resolution.async(),
                        resolution.cascadeHard());
    }

    static Resolution fromAvro(dev.expunge.event.Resolution avro) throws UnreadableRecordException {
        return new Resolution(
                Read.symbol("resolution.mode", Mode.class, avro.getMode()),
                Read.symbol("resolution.modeFrom", ModeFrom.class, avro.getModeFrom()),
                avro.getDelayMs(),
                avro.getAsync(),
                avro.getCascadeHard());
    }

    static dev.expunge.event.Counts toAvro(Counts counts) {
        return new dev.expunge.event.Counts(
                rows(counts, Counts.Kind.HARD_DELETED),
                rows(counts, Counts.Kind.SOFT_DELETED),
                rows(counts, Counts.Kind.SET_NULL),
                rows(counts, Counts.Kind.SET_DEFAULT),
                rows(counts, Counts.Kind.RESTORED));
    }

    private static Map<String, Long> rows(Counts counts, Counts.Kind kind) {
        return counts.byKind().getOrDefault(kind, Collections.emptySortedMap());
    }

    static Counts fromAvro(dev.expunge.event.Counts avro) {
        EnumMap<Counts.Kind, SortedMap<String, Long>> byKind = new EnumMap<>(Counts.Kind.class);
        byKind.put(Counts.Kind.HARD_DELETED, new TreeMap<>(avro.getHardDeleted()));
        byKind.put(Counts.Kind.SOFT_DELETED, new TreeMap<>(avro.getSoftDeleted()));
        byKind.put(Counts.Kind.SET_NULL, new TreeMap<>(avro.getSetNull()));
        byKind.put(Counts.Kind.SET_DEFAULT, new TreeMap<>(avro.getSetDefault()));
        byKind.put(Counts.Kind.RESTORED, new TreeMap<>(avro.getRestored()));
        return new Counts(byKind);
    }

    static dev.expunge.event.Blockers toAvro(Blockers blockers) {
        List<dev.expunge.event.Blocker> listed =
                new ArrayList<>(blockers.listed().size());
        for (Blocker blocker : blockers.listed()) {
            listed.add(new dev.expunge.event.Blocker(Refs.toAvro(blocker.row()), Refs.toAvro(blocker.cause())));
        }
        return new dev.expunge.event.Blockers(listed, blockers.count());
    }

    static Blockers fromAvro(dev.expunge.event.Blockers avro) {
        List<Blocker> listed = new ArrayList<>(avro.getListed().size());
        for (dev.expunge.event.Blocker blocker : avro.getListed()) {
            dev.expunge.event.Cause cause = blocker.getCause();
            listed.add(new Blocker(
                    Refs.fromAvro(blocker.getRow()),
                    new dev.expunge.core.event.Cause(cause.getForeignKey(), Refs.fromAvro(cause.getReferences()))));
        }
        return new Blockers(listed, avro.getCount());
    }

    static dev.expunge.event.@Nullable Failure toAvro(@Nullable Failure failure) {
        return failure == null
                ? null
                : new dev.expunge.event.Failure(failure.code().name(), failure.detail());
    }

    static Failure fromAvro(dev.expunge.event.Failure avro) throws UnreadableRecordException {
        return new DeleteStatus.Failure(Read.code("error.code", avro.getCode()), avro.getDetail());
    }
}

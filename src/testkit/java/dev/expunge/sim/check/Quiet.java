package dev.expunge.sim.check;

import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.TimerChange;
import dev.expunge.core.shard.ShardFigures;
import dev.expunge.sim.Cluster;
import java.util.Map;
import java.util.Objects;

/** What must hold when nothing is left to do. */
public final class Quiet {

    private static final Map<Counts.Kind, RowEffect.Kind> EFFECTS = Map.of(
            Counts.Kind.HARD_DELETED,
            RowEffect.Kind.DELETE,
            Counts.Kind.SOFT_DELETED,
            RowEffect.Kind.SOFT_DELETE,
            Counts.Kind.RESTORED,
            RowEffect.Kind.RESTORE);

    private Quiet() {}

    /** No unit, hold, queue or task is left over; deletes are at an end or wait for their time, with their timers. */
    public static void check(Cluster cluster) {
        if (!cluster.leftOver().isEmpty()) {
            throw new Violation("nothing is left over", "records " + cluster.leftOver());
        }
        if (!cluster.figures().equals(ShardFigures.NONE)) {
            throw new Violation("figures tell what is under way", "nothing is, and they say " + cluster.figures());
        }
        cluster.world.deletes.forEach((id, status) -> {
            if (!status.state().isEnd() && status.state() != State.SCHEDULED) {
                throw new Violation("each delete ends", id + " is still " + status.state());
            }
            counts(cluster, status);
        });
        cluster.timers().forEach((row, timer) -> timer(cluster, row, timer));
    }

    private static void timer(Cluster cluster, RowRef row, TimerChange.Timer timer) {
        DeleteStatus status = Objects.requireNonNull(cluster.world.deletes.get(timer.deleteId()));
        boolean waits =
                status.state() == State.SCHEDULED || status.state() == State.BLOCKED || status.state() == State.FAILED;
        if (!waits) {
            throw new Violation("no timer is left over", row + " has " + timer + ", the delete is " + status.state());
        }
    }

    /** Rows healed later are audited under the delete, and not counted. */
    private static void counts(Cluster cluster, DeleteStatus status) {
        boolean hasHealed = cluster.world.audit.stream()
                .anyMatch(e -> e.deleteId().equals(status.deleteId()) && e.type() == AuditEvent.Type.LATE_CHILD_HEALED);
        if (hasHealed) {
            return;
        }
        EFFECTS.forEach((counted, kind) -> {
            long seen = cluster.world.effects.stream()
                    .filter(e -> e.because().deleteId().equals(status.deleteId()) && e.kind() == kind)
                    .count();
            if (seen != status.progress().counts().rows(counted)) {
                throw new Violation(
                        "counts are effects",
                        status.deleteId() + " had " + seen + " effects " + kind + " and counts "
                                + status.progress().counts());
            }
        });
    }

    /** After every row was removed nothing speaks of one: no index entry, reference or carrier. */
    public static void checkEmpty(Cluster cluster) {
        if (!cluster.world.rows.isEmpty()) {
            throw new Violation("all can be removed", "left: " + cluster.world.rows);
        }
        Map<Character, Integer> left = cluster.count("iRc");
        if (!left.isEmpty()) {
            throw new Violation("no entry without a row", "records " + left);
        }
    }
}

package dev.expunge.core.shard;

import dev.expunge.core.request.DeleteRequest.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a unit came to a row: as one of its roots, or through a reference. */
sealed interface Arrival {

    /**
     * @param claimed a root of a purge: goes only while the row still carries the delete's stamp
     * @param conditions the row is passed over when it does not meet them any more
     */
    record AsRoot(boolean claimed, List<Condition> conditions) implements Arrival {}

    /**
     * @param value the referenced value's text; the row is passed over when it does not reference it any more
     * @param parentKey the row that is referenced
     * @param parentKept the parent stays (soft delete with hard cascade)
     */
    record Through(int foreignKeyId, String value, String parentKey, boolean parentKept) implements Arrival {}

    /** At a value, not at a row. */
    record AsValue(PlanMessage.VisitValues.Carried carried) implements Arrival {}

    static @Nullable Through through(Arrival arrival) {
        return arrival instanceof Through through ? through : null;
    }
}

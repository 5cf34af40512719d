package dev.expunge.client;

import java.util.Collection;
import java.util.List;

/** A delete that does not say yet which rows. */
public final class DeleteFrom {

    private final Request request;

    DeleteFrom(Request request) {
        this.request = request;
    }

    /**
     * Selects the row with this key.
     *
     * @param key as text; of several columns a JSON array of their texts
     * @return a delete that can be run
     */
    public Selected key(String key) {
        return new Selected(request.with("key", key));
    }

    /**
     * Selects the rows with these keys.
     *
     * @param keys none is no error; one that matches nothing is none either
     * @return a delete that can be run
     */
    public Selected keys(Collection<String> keys) {
        return new Selected(request.with("keys", List.copyOf(keys)));
    }

    /**
     * Selects the rows that pass all of these.
     *
     * @param first condition
     * @param more conditions
     * @return a delete that can be run
     * @throws IllegalArgumentException if two on one column cannot stand beside each other
     */
    public Selected where(Condition first, Condition... more) {
        return new Selected(request.with("where", Where.of(Lists.of(first, List.of(more)))));
    }

    /**
     * Selects all rows of the table.
     *
     * @return a delete that can be run
     */
    public Selected allowFullScan() {
        return new Selected(request.with("allowFullScan", true));
    }
}

package dev.expunge.client;

import java.util.Collection;
import java.util.List;

/** A delete that does not say yet which rows. */
public final class DeleteFrom {

    private final Request request;

    DeleteFrom(Request request) {
        this.request = request;
    }

    /** The row with this key; of several columns a JSON array of their texts. */
    public Selected key(String key) {
        return new Selected(request.with("key", key));
    }

    /** The rows with these keys; none is no error. */
    public Selected keys(Collection<String> keys) {
        return new Selected(request.with("keys", List.copyOf(keys)));
    }

    /** The rows that pass all of these. */
    public Selected where(Condition first, Condition... more) {
        return new Selected(request.with("where", Where.of(Lists.of(first, List.of(more)))));
    }

    /** All rows of the table. */
    public Selected allowFullScan() {
        return new Selected(request.with("allowFullScan", true));
    }
}

package dev.expunge.core.request;

import dev.expunge.core.catalog.JsonText;
import dev.expunge.core.request.DeleteRequest.Condition;
import dev.expunge.core.request.DeleteRequest.Returning;
import dev.expunge.core.row.Value;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells whether two requests have the same body. */
public final class Bodies {

    private Bodies() {}

    /**
     * SHA-256 in hex over all that was asked but the request id. The same for bodies that are equal as JSON, key order
     * aside; null and absent are one, as are 1 and 1.0.
     */
    public static String fingerprint(DeleteRequest request) {
        DeleteRequest.Selection selection = request.selection();
        DeleteRequest.How how = request.how();
        SortedMap<String, Object> body = new TreeMap<>();
        put(body, "table", request.table());
        put(body, "key", selection.key());
        put(body, "keys", selection.keys());
        put(body, "where", selection.where() == null ? null : where(selection.where()));
        put(body, "allowFullScan", selection.allowFullScan() ? true : null);
        put(body, "mode", how.mode());
        put(body, "delayMs", how.delayMs());
        put(body, "cascade", how.cascade());
        put(body, "execution", how.execution());
        put(body, "batchSize", how.batchSize());
        put(body, "returning", returning(request.returning()));
        put(body, "reason", request.note().reason());
        put(body, "requestedBy", request.note().requestedBy());
        return Sha256.hex(JsonText.write(body));
    }

    private static void put(Map<String, Object> body, String field, @Nullable Object value) {
        if (value != null) {
            body.put(field, value);
        }
    }

    private static @Nullable Object returning(@Nullable Returning returning) {
        if (returning == null) {
            return null;
        }
        return returning.columns() == null ? true : returning.columns();
    }

    private static List<List<Object>> where(List<Condition> conditions) {
        return conditions.stream()
                .sorted(Conditions.ORDER)
                .map(condition -> List.<Object>of(
                        condition.column(),
                        condition.operator().name(),
                        condition.values().stream().map(Bodies::canonical).toList()))
                .toList();
    }

    private static String canonical(Value value) {
        if (value instanceof Value.Json json) {
            return CanonicalJson.of(json.text());
        }
        Object json = JsonValues.toJson(value);
        return json instanceof Double number && !Double.isFinite(number)
                ? number.toString()
                : CanonicalJson.of(JsonText.write(json));
    }
}

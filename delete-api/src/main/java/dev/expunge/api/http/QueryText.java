package dev.expunge.api.http;

import dev.expunge.api.call.CallRefused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Query parameters. */
final class QueryText {

    private QueryText() {}

    /** @throws CallRefused if a parameter is not known here, or given twice */
    static Map<String, String> parse(@Nullable String query, Set<String> known) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = PercentText.decode("query", equals < 0 ? pair : pair.substring(0, equals), true);
            String value = equals < 0 ? "" : PercentText.decode(name, pair.substring(equals + 1), true);
            if (!known.contains(name)) {
                throw CallRefused.invalid(
                        "/" + name,
                        "unknown query parameter " + name
                                + (known.isEmpty() ? ", none is taken here" : ": one of " + new TreeSet<>(known)));
            }
            if (parameters.put(name, value) != null) {
                throw CallRefused.invalid("/" + name, "query parameter " + name + " is given twice");
            }
        }
        return parameters;
    }
}

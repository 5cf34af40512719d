package dev.expunge.api.json;

import dev.expunge.core.event.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a delete would do. */
public final class PreviewJson {

    private PreviewJson() {}

    public static Map<String, @Nullable Object> of(Reply.Previewed preview) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("mode", Names.lower(preview.resolution().mode()));
        json.put("modeFrom", Names.lower(preview.resolution().modeFrom()));
        json.put("delayMs", preview.resolution().delayMs());
        json.put("matched", preview.matched());
        json.put("counts", CountsJson.of(preview.counts()));
        json.put("blockers", RefsJson.of(preview.blockers()));
        json.put("blockerCount", preview.blockers().count());
        json.put("errors", preview.errors().stream().map(StatusJson::error).toList());
        return json;
    }
}

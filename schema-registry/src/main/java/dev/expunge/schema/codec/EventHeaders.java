package dev.expunge.schema.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** What an event's value says of its origin, once more as headers: readable without its schema. */
public final class EventHeaders {

    public static final String ID = "expunge-id";
    /** Decimal ms since 1970. */
    public static final String TIME = "expunge-time";

    public static final String DELETE_ID = "expunge-delete-id";
    public static final String PRINCIPAL = "expunge-principal";

    private EventHeaders() {}

    static List<Header> of(@Nullable String id, long timeMs, @Nullable String deleteId, @Nullable String principal) {
        List<Header> headers = new ArrayList<>(4);
        add(headers, ID, id);
        add(headers, TIME, Long.toString(timeMs));
        add(headers, DELETE_ID, deleteId);
        add(headers, PRINCIPAL, principal);
        return headers;
    }

    private static void add(List<Header> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8)));
        }
    }
}

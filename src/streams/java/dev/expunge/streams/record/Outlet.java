package dev.expunge.streams.record;

import dev.expunge.schema.codec.EncodedRecord;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** A task's way out: puts encoded records on their way to a sink. */
public final class Outlet implements Quarantine.Way {

    private final ProcessorContext<Object, byte[]> context;

    public Outlet(ProcessorContext<Object, byte[]> context) {
        this.context = context;
    }

    /** @param timeMs the record's timestamp */
    @Override
    @SuppressWarnings("NullAway") // A null value is Kafka's tombstone, and Kafka is not null-marked.
    public void send(String sink, EncodedRecord record, long timeMs) {
        context.forward(new Record<>(record, record.value(), timeMs, new RecordHeaders(record.headers())), sink);
    }

    /** To a sink by number. */
    public void send(String sink, int partition, byte[] value, long timeMs, Header header) {
        context.forward(new Record<>(partition, value, timeMs, new RecordHeaders(List.of(header))), sink);
    }
}

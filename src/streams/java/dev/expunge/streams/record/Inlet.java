package dev.expunge.streams.record;

import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A task's way in: reads a record, or puts it aside in the quarantine so that the task goes on. */
public final class Inlet {

    private static final Logger LOG = LoggerFactory.getLogger(Inlet.class);

    private final Quarantine quarantine;

    public Inlet(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    /** Turns a record's value into what it means. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(RecordOrigin origin, byte @Nullable [] value) throws UnreadableRecordException;
    }

    public static RecordOrigin origin(Record<byte[], byte[]> record, RecordMetadata place) {
        return new RecordOrigin(place.topic(), place.partition(), place.offset(), record.timestamp(), record.key());
    }

    /** Empty: it could not be read and is on its way to the quarantine. */
    public <T> Optional<T> read(Reader<T> reader, RecordOrigin origin, byte @Nullable [] value, long nowMs) {
        try {
            return Optional.of(reader.read(origin, value));
        } catch (UnreadableRecordException e) {
            LOG.warn(
                    "A record could not be read and is put aside: topic={} partition={} offset={} code={}",
                    origin.topic(),
                    origin.partition(),
                    origin.offset(),
                    e.code());
            quarantine.unreadable(origin, value, e, nowMs);
            return Optional.empty();
        }
    }
}

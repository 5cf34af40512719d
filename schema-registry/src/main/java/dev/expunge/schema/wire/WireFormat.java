package dev.expunge.schema.wire;

import dev.expunge.event.RowChange;
import dev.expunge.schema.wire.UnreadableRecordException.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;
import org.jspecify.annotations.Nullable;

/** Records of one generated class in the registry wire format. Reuses its buffers: one instance per thread. */
public final class WireFormat<R extends SpecificRecordBase> {

    private static final byte MAGIC = 0;
    private static final int HEADER_BYTES = 5;
    /** Writer schemas remembered; registries hold tens, a flood of others must not fill the memory. */
    private static final int MAX_WRITERS = 1_000;

    static {
        // Avro makes instances only of classes that it was told to trust. What others have told it stays.
        String events = RowChange.class.getPackageName();
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                type -> type.getPackageName().equals(events)));
    }

    private final SchemaIds ids;
    private final Schema generated;
    private final Schema published;
    private final SpecificData model;
    private final SpecificDatumWriter<R> writer;
    private final Map<String, Integer> idByTopic = new HashMap<>();
    private final Map<Integer, SpecificDatumReader<R>> readers = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    private @Nullable BinaryEncoder encoder;
    private @Nullable BinaryDecoder decoder;

    public WireFormat(SchemaIds ids, Class<R> type) {
        this.ids = ids;
        this.model = SpecificData.getForClass(type);
        this.generated = model.getSchema(type);
        this.published = PublishedSchema.of(generated);
        this.writer = new SpecificDatumWriter<>(generated, model);
    }

    /** @throws RuntimeException the registry is needed and does not serve */
    public byte[] write(String topic, R record) {
        int id = idFor(topic);
        out.reset();
        out.write(MAGIC);
        out.write(id >>> 24);
        out.write(id >>> 16);
        out.write(id >>> 8);
        out.write(id);
        try {
            encoder = EncoderFactory.get().binaryEncoder(out, encoder);
            writer.write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** @throws RuntimeException the registry is needed and cannot be reached */
    public R read(byte[] bytes) throws UnreadableRecordException {
        if (bytes.length < HEADER_BYTES || bytes[0] != MAGIC) {
            throw new UnreadableRecordException(
                    Code.NOT_WIRE_FORMAT, "the value does not start with a zero byte and a schema id: " + start(bytes));
        }
        SpecificDatumReader<R> reader = readerFor(ByteBuffer.wrap(bytes, 1, 4).getInt());
        try {
            decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, decoder);
            R record = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new UnreadableRecordException(Code.MALFORMED, "the value goes on after its last field");
            }
            return record;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Avro reports bad bytes by many exceptions; a foreign schema may also be endlessly nested.
            throw new UnreadableRecordException(
                    Code.MALFORMED, "the value is not a " + generated.getFullName() + ": " + e.getMessage(), e);
        }
    }

    private int idFor(String topic) {
        Integer known = idByTopic.get(topic);
        if (known != null) {
            return known;
        }
        int id = ids.idOf(Subjects.ofValues(topic), published);
        idByTopic.put(topic, id);
        return id;
    }

    private SpecificDatumReader<R> readerFor(int id) throws UnreadableRecordException {
        SpecificDatumReader<R> known = readers.get(id);
        if (known != null) {
            return known;
        }
        Schema schema = ids.schemaOf(id);
        if (schema == null) {
            throw new UnreadableRecordException(Code.SCHEMA_UNKNOWN, "the registry knows no schema with id " + id);
        }
        if (readers.size() >= MAX_WRITERS) {
            readers.clear();
        }
        SpecificDatumReader<R> reader = new SpecificDatumReader<>(schema, generated, model);
        readers.put(id, reader);
        return reader;
    }

    private static String start(byte[] bytes) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < Math.min(bytes.length, HEADER_BYTES); i++) {
            hex.append(String.format("%02x", bytes[i]));
        }
        return hex.isEmpty() ? "no bytes" : hex.toString();
    }
}

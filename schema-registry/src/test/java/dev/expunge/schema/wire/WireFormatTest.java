package dev.expunge.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.expunge.event.PurgeDue;
import dev.expunge.event.RowChange;
import dev.expunge.event.TableState;
import dev.expunge.schema.wire.UnreadableRecordException.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WireFormatTest {

    private final LocalSchemas ids = new LocalSchemas();
    private final WireFormat<PurgeDue> wire = new WireFormat<>(ids, PurgeDue.class);
    private final byte[] good = wire.write("t", new PurgeDue("e", 1L, "d", "users", "u1", 7L));

    @Test
    void startsWithAZeroByteAndTheIdOfThePublishedSchema() {
        Schema published = PublishedSchema.of(PurgeDue.getClassSchema());
        assertThat(good[0]).isZero();
        assertThat(ByteBuffer.wrap(good, 1, 4).getInt()).isEqualTo(ContentId.of(published));
        assertThat(published.toString()).doesNotContain("avro.java.string");
    }

    @Test
    void readsWhatAnotherVersionOfTheSchemaWrote() throws Exception {
        Schema other = new Schema.Parser().parse("""
                        {"type": "record", "name": "PurgeDue", "namespace": "dev.expunge.event", "fields": [
                          {"name": "token", "type": "int"}, {"name": "extra", "type": "string"},
                          {"name": "deleteId", "type": "string"}, {"name": "table", "type": "string"},
                          {"name": "key", "type": "string"}]}""");
        BinaryWriter writer = out -> {
            out.writeInt(7);
            out.writeString("not for us");
            out.writeString("d");
            out.writeString("users");
            out.writeString("u1");
        };
        assertThat(wire.read(bytes(ids.idOf("t", other), writer)))
                .isEqualTo(new PurgeDue(null, null, "d", "users", "u1", 7L));
    }

    @Nested
    class Refuses {

        @Test
        void bytesWithoutTheHeader() {
            assertThat(codeOf(new byte[0])).isEqualTo(Code.NOT_WIRE_FORMAT);
            assertThat(codeOf(new byte[] {0, 1, 2, 3})).isEqualTo(Code.NOT_WIRE_FORMAT);
            assertThat(codeOf("{\"table\": 1}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .isEqualTo(Code.NOT_WIRE_FORMAT);
        }

        @Test
        void anIdThatNobodyKnows() {
            assertThat(codeOf(new byte[] {0, 0, 0, 0, 5, 1})).isEqualTo(Code.SCHEMA_UNKNOWN);
        }

        @Test
        void aSchemaOfSomethingElse() {
            WireFormat<TableState> other = new WireFormat<>(ids, TableState.class);
            assertThat(codeOf(other.write("t", new TableState("users", null, 1L, null))))
                    .isEqualTo(Code.MALFORMED);
        }

        @Test
        void everyShorterPartOfARecord() {
            for (int length = 5; length < good.length; length++) {
                assertThat(codeOf(Arrays.copyOf(good, length))).isEqualTo(Code.MALFORMED);
            }
        }

        @Test
        void aRecordThatGoesOnAfterItsEnd() {
            assertThat(codeOf(Arrays.copyOf(good, good.length + 1))).isEqualTo(Code.MALFORMED);
        }

        @Test
        void lengthsThatNoRecordHasWithoutTakingTheMemory() throws IOException {
            WireFormat<RowChange> changes = new WireFormat<>(ids, RowChange.class);
            int id = ids.idOf("t", PublishedSchema.of(RowChange.getClassSchema()));
            for (long length : new long[] {Integer.MAX_VALUE - 16, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
                BinaryWriter text = out -> {
                    out.writeIndex(0);
                    out.writeIndex(0);
                    out.writeLong(length);
                };
                BinaryWriter map = out -> {
                    out.writeIndex(0);
                    out.writeIndex(0);
                    out.writeString("users");
                    out.writeIndex(0);
                    out.writeIndex(1);
                    out.writeLong(length);
                };
                assertThat(codeOf(changes, bytes(id, text))).isEqualTo(Code.MALFORMED);
                assertThat(codeOf(changes, bytes(id, map))).isEqualTo(Code.MALFORMED);
            }
        }

        @Test
        void anythingElseByTheSameException() {
            Random random = new Random(20_261_101);
            for (int i = 0; i < 20_000; i++) {
                byte[] bytes = good.clone();
                for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                    bytes[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt();
                }
                try {
                    wire.read(bytes);
                } catch (UnreadableRecordException e) {
                    assertThat(e.code()).isEqualTo(Code.MALFORMED);
                }
            }
        }

        private Code codeOf(byte[] bytes) {
            return codeOf(wire, bytes);
        }

        private Code codeOf(WireFormat<?> reader, byte[] bytes) {
            return catchThrowableOfType(UnreadableRecordException.class, () -> reader.read(bytes))
                    .code();
        }
    }

    @FunctionalInterface
    private interface BinaryWriter {
        void write(BinaryEncoder out) throws IOException;
    }

    private static byte[] bytes(int id, BinaryWriter writer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        writer.write(encoder);
        encoder.flush();
        return out.toByteArray();
    }
}

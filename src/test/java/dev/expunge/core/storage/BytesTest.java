package dev.expunge.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BytesTest {

    @Nested
    class WhatIsWritten {

        @Test
        void isReadBack() {
            Seeded.run(2_000, random -> {
                long number = Seeded.anyLong(random);
                String text = Seeded.anyText(random);
                byte[] bytes = Seeded.anyBytes(random);
                byte[] written = new ByteWriter()
                        .u8(random.nextInt(256))
                        .i64(number)
                        .varint(number)
                        .zigzag(number)
                        .text(text)
                        .bytes(bytes)
                        .raw(bytes)
                        .toBytes();

                ByteReader reader = new ByteReader(written);

                assertThat(reader.u8()).isBetween(0, 255);
                assertThat(reader.i64()).isEqualTo(number);
                assertThat(reader.varint()).isEqualTo(number);
                assertThat(reader.zigzag()).isEqualTo(number);
                assertThat(reader.text()).isEqualTo(text);
                assertThat(reader.bytes()).isEqualTo(bytes);
                assertThat(reader.remaining()).isEqualTo(bytes.length);
                assertThat(reader.rest()).isEqualTo(bytes);
                reader.end();
            });
        }

        @Test
        void isShortForSmallNumbers() {
            assertThat(new ByteWriter().varint(127).length()).isEqualTo(1);
            assertThat(new ByteWriter().zigzag(-64).length()).isEqualTo(1);
            assertThat(new ByteWriter().zigzag(64).length()).isEqualTo(2);
            assertThat(new ByteWriter().varint(-1).length()).isEqualTo(10);
        }

        @Test
        void isCorruptWhenCutOff() {
            byte[] written =
                    new ByteWriter().i64(1).varint(1L << 40).text("deleted").toBytes();
            for (int length = 0; length < written.length; length++) {
                ByteReader reader = new ByteReader(new ByteReader(written).raw(length));
                assertThatExceptionOfType(CorruptData.class).isThrownBy(() -> {
                    reader.i64();
                    reader.varint();
                    reader.text();
                });
            }
        }
    }

    @Nested
    class Corruption {

        @Test
        void namesTheByte() {
            ByteReader reader = new ByteReader(new byte[] {5, 1, 2});
            assertThatExceptionOfType(CorruptData.class)
                    .isThrownBy(reader::bytes)
                    .withMessage("corrupt data at byte 0: a length of 5 with 2 bytes left");
        }

        @Test
        void isANumberOfMoreThan64Bits() {
            byte[] tooLong = {-1, -1, -1, -1, -1, -1, -1, -1, -1, 2};
            assertThatExceptionOfType(CorruptData.class).isThrownBy(new ByteReader(tooLong)::varint);
        }

        @Test
        void isTextThatIsNotUtf8() {
            byte[] latin1 = new ByteWriter()
                    .bytes("é".getBytes(StandardCharsets.ISO_8859_1))
                    .toBytes();
            assertThatExceptionOfType(CorruptData.class).isThrownBy(new ByteReader(latin1)::text);
            byte[] replacementCharacter = new ByteWriter().text("\ufffd").toBytes();
            assertThat(new ByteReader(replacementCharacter).text()).isEqualTo("\ufffd");
        }

        @Test
        void isWhatIsLeftOver() {
            ByteReader reader = new ByteReader(new byte[2]);
            reader.u8();
            assertThatExceptionOfType(CorruptData.class)
                    .isThrownBy(reader::end)
                    .withMessageContaining("1 bytes too many");
        }
    }

    @Nested
    class TheSuccessorOfAPrefix {

        @Test
        void isAboveAllItsKeysAndNoOthers() {
            Seeded.run(5_000, random -> {
                byte[] prefix = new ByteWriter()
                        .u8(random.nextInt(255))
                        .raw(Seeded.anyBytes(random))
                        .toBytes();
                byte[] key = random.nextBoolean()
                        ? new ByteWriter()
                                .raw(prefix)
                                .raw(Seeded.anyBytes(random))
                                .toBytes()
                        : Seeded.anyBytes(random);

                boolean inRange = Bytes.compare(prefix, key) <= 0 && Bytes.compare(key, Bytes.successor(prefix)) < 0;

                assertThat(inRange).isEqualTo(Bytes.startsWith(key, prefix));
            });
        }

        @Test
        void doesNotExistAboveTheGreatestBytes() {
            assertThatIllegalArgumentException().isThrownBy(() -> Bytes.successor(new byte[] {-1, -1}));
            assertThatIllegalArgumentException().isThrownBy(() -> Bytes.successor(new byte[0]));
        }
    }
}

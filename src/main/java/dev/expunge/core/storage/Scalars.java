package dev.expunge.core.storage;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The forms of values without parts. */
final class Scalars {

    private static final Form INT = form(Integer.class, (out, number) -> out.zigzag(number), Scalars::readInt);
    private static final Form LONG = form(Long.class, ByteWriter::zigzag, ByteReader::zigzag);
    private static final Form BOOLEAN = form(Boolean.class, (out, is) -> out.u8(is ? 1 : 0), Scalars::readBoolean);
    private static final Form DOUBLE = form(
            Double.class,
            (out, real) -> out.i64(Double.doubleToRawLongBits(real)),
            in -> Double.longBitsToDouble(in.i64()));

    private static final Map<Class<?>, Form> BY_CLASS = Map.of(
            int.class, INT,
            Integer.class, INT,
            long.class, LONG,
            Long.class, LONG,
            boolean.class, BOOLEAN,
            Boolean.class, BOOLEAN,
            double.class, DOUBLE,
            Double.class, DOUBLE,
            String.class, form(String.class, ByteWriter::text, ByteReader::text),
            byte[].class, form(byte[].class, ByteWriter::bytes, ByteReader::bytes));

    private Scalars() {}

    static @Nullable Form of(Class<?> type) {
        return BY_CLASS.get(type);
    }

    static boolean readBoolean(ByteReader in) {
        int start = in.offset();
        int value = in.u8();
        if (value > 1) {
            throw new CorruptData(start, "neither true nor false: " + value);
        }
        return value == 1;
    }

    private static int readInt(ByteReader in) {
        int start = in.offset();
        long value = in.zigzag();
        if (value != (int) value) {
            throw new CorruptData(start, "more than 32 bits: " + value);
        }
        return (int) value;
    }

    private static <T> Form form(Class<T> type, BiConsumer<ByteWriter, T> writer, Function<ByteReader, Object> reader) {
        return new Form() {
            @Override
            public void write(ByteWriter out, Object value) {
                writer.accept(out, type.cast(value));
            }

            @Override
            public Object read(ByteReader in) {
                return reader.apply(in);
            }

            @Override
            public String shape() {
                return type.getSimpleName();
            }
        };
    }
}

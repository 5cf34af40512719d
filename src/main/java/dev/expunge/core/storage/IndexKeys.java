package dev.expunge.core.storage;

import dev.expunge.core.catalog.Column;
import dev.expunge.core.catalog.Column.BaseType;
import dev.expunge.core.request.DeleteRequest.Condition;
import dev.expunge.core.row.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Column values as bytes whose order is the values' order, null first. No encoded value is a prefix of another one, so
 * that several columns, and the row's key, may follow each other.
 */
public final class IndexKeys {

    private static final int NULL = 0;
    private static final int VALUE = 1;
    private static final byte[] LOWEST = {NULL};
    private static final byte[] LOWEST_VALUE = {VALUE};
    private static final byte[] ABOVE_ALL = {VALUE + 1};

    /** A zero character is this and 0xff; this and 1 ends a text. */
    private static final int ESCAPE = 0;

    private static final int ESCAPED_ZERO = 0xff;
    private static final int END_OF_TEXT = 1;

    private IndexKeys() {}

    /**
     * Appends one column of an index entry.
     *
     * @throws IllegalArgumentException for a type that is not in indexes, and a value that is not of the type
     */
    public static void write(ByteWriter out, BaseType type, @Nullable Value value) {
        if (value == null) {
            out.u8(NULL);
        } else if (type == BaseType.STRING && value instanceof Value.Text text) {
            text(out.u8(VALUE), text.value());
        } else if ((type == BaseType.INTEGER || type == BaseType.TIMESTAMP) && value instanceof Value.Int integer) {
            out.u8(VALUE).i64(integer.value() ^ Long.MIN_VALUE);
        } else if (type == BaseType.BOOLEAN && value instanceof Value.Bool bool) {
            out.u8(VALUE).u8(bool.value() ? 1 : 0);
        } else {
            throw new IllegalArgumentException("no index holds this as " + type + ": " + value);
        }
    }

    /**
     * Where the index entries are whose first column passes all these conditions: sorted, disjoint ranges of the encoded
     * first column. {@code NE} only leaves out null. No conditions: the whole index.
     */
    public static List<Range> ranges(Column column, List<Condition> onFirstColumn) {
        List<Range> ranges = List.of(new Range(LOWEST, ABOVE_ALL));
        for (Condition condition : onFirstColumn) {
            ranges = Range.intersection(ranges, ranges(column.type(), condition));
        }
        return ranges;
    }

    private static List<Range> ranges(BaseType type, Condition condition) {
        List<Value> values = condition.values();
        return switch (condition.operator()) {
            case EQ, IN -> points(type, values);
            case IS_NULL ->
                List.of(
                        values.get(0).equals(new Value.Bool(true))
                                ? new Range(LOWEST, LOWEST_VALUE)
                                : new Range(LOWEST_VALUE, ABOVE_ALL));
            case GT -> List.of(new Range(Bytes.successor(encoded(type, values.get(0))), ABOVE_ALL));
            case GTE -> List.of(new Range(encoded(type, values.get(0)), ABOVE_ALL));
            case LT -> List.of(new Range(LOWEST_VALUE, encoded(type, values.get(0))));
            case LTE -> List.of(new Range(LOWEST_VALUE, Bytes.successor(encoded(type, values.get(0)))));
            case NE -> List.of(new Range(LOWEST_VALUE, ABOVE_ALL));
        };
    }

    private static List<Range> points(BaseType type, List<Value> values) {
        List<byte[]> points = new ArrayList<>();
        for (Value value : values) {
            points.add(encoded(type, value));
        }
        points.sort(Bytes::compare);
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (i == 0 || Bytes.compare(points.get(i - 1), points.get(i)) != 0) {
                ranges.add(new Range(points.get(i), Bytes.successor(points.get(i))));
            }
        }
        return ranges;
    }

    private static byte[] encoded(BaseType type, Value value) {
        ByteWriter out = new ByteWriter();
        write(out, type, value);
        return out.toBytes();
    }

    private static void text(ByteWriter out, String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            out.u8(b & 0xff);
            if (b == ESCAPE) {
                out.u8(ESCAPED_ZERO);
            }
        }
        out.u8(ESCAPE).u8(END_OF_TEXT);
    }
}

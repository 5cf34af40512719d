package dev.expunge.core.row;

import dev.expunge.core.catalog.Column;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.ByteWriter;
import dev.expunge.core.storage.CorruptData;
import java.util.TreeMap;

/**
 * Rows as bytes: the number of columns, then each column's id, a type tag and the value. Columns are found by id, so that
 * what was written for a column that the table no longer has is gone.
 */
public final class RowCodec {

    private static final int TEXT = 0;
    private static final int INT = 1;
    private static final int REAL = 2;
    private static final int FALSE = 3;
    private static final int TRUE = 4;
    private static final int JSON = 5;

    private RowCodec() {}

    public static byte[] encode(Table table, Row row) {
        ByteWriter out = new ByteWriter();
        write(out, table, row);
        return out.toBytes();
    }

    /** @throws CorruptData also for bytes left over */
    public static Row decode(Table table, byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        Row row = read(in, table);
        in.end();
        return row;
    }

    /** @throws IllegalArgumentException if the table has no such column */
    public static void write(ByteWriter out, Table table, Row row) {
        out.varint(row.columns().size());
        row.columns().forEach((name, value) -> {
            Column column = table.columns().get(name);
            if (column == null) {
                throw new IllegalArgumentException(table.name() + " has no column " + name);
            }
            write(out.varint(column.id()), value);
        });
    }

    public static Row read(ByteReader in, Table table) {
        int count = in.count();
        long[] ids = new long[count];
        Value[] values = new Value[count];
        for (int i = 0; i < count; i++) {
            ids[i] = in.varint();
            values[i] = read(in);
        }
        TreeMap<String, Value> columns = new TreeMap<>();
        int at = 0;
        for (Column column : table.columns().values()) {
            // Both go by name, so that the wanted one mostly comes right after the last one.
            for (int tried = 0; tried < count; tried++) {
                int i = (at + tried) % count;
                if (ids[i] == column.id()) {
                    columns.put(column.name(), values[i]);
                    at = i + 1;
                    break;
                }
            }
        }
        return new Row(columns);
    }

    private static void write(ByteWriter out, Value value) {
        if (value instanceof Value.Text text) {
            out.u8(TEXT).text(text.value());
        } else if (value instanceof Value.Int integer) {
            out.u8(INT).zigzag(integer.value());
        } else if (value instanceof Value.Real real) {
            out.u8(REAL).i64(Double.doubleToRawLongBits(real.value()));
        } else if (value instanceof Value.Bool bool) {
            out.u8(bool.value() ? TRUE : FALSE);
        } else if (value instanceof Value.Json json) {
            out.u8(JSON).text(json.text());
        } else {
            throw new IllegalArgumentException("a stored row holds no null");
        }
    }

    private static Value read(ByteReader in) {
        int start = in.offset();
        int tag = in.u8();
        return switch (tag) {
            case TEXT -> new Value.Text(in.text());
            case INT -> new Value.Int(in.zigzag());
            case REAL -> new Value.Real(Double.longBitsToDouble(in.i64()));
            case FALSE -> new Value.Bool(false);
            case TRUE -> new Value.Bool(true);
            case JSON -> new Value.Json(in.text());
            default -> throw new CorruptData(start, "no value has the tag " + tag);
        };
    }
}

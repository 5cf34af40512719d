package dev.expunge.core.row;

import static dev.expunge.core.row.Tables.column;
import static dev.expunge.core.row.Tables.row;
import static dev.expunge.core.row.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.expunge.core.catalog.Column;
import dev.expunge.core.catalog.Column.BaseType;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.ByteWriter;
import dev.expunge.core.storage.CorruptData;
import dev.expunge.core.storage.Seeded;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RowCodecTest {

    private static final Table AB =
            table(List.of("a"), column(1, "a", BaseType.STRING), column(2, "b", BaseType.INTEGER));

    @Test
    void aRowComesBackWithTheColumnsThatTheTableStillHas() {
        Seeded.run(2_000, random -> {
            Table table = anyTable(random);
            Row row = anyRow(random, table);
            byte[] bytes = RowCodec.encode(table, row);
            assertThat(RowCodec.decode(table, bytes)).isEqualTo(row);

            Table later = without(table, random);
            Map<String, Value> left = new TreeMap<>(row.columns());
            left.keySet().retainAll(later.columns().keySet());
            assertThat(RowCodec.decode(later, bytes)).isEqualTo(Row.of(left));
        });
    }

    @Test
    void aColumnDeclaredAgainUnderANewIdHasNoneOfItsOldValues() {
        byte[] bytes = RowCodec.encode(AB, row("a", "x", "b", 1));
        Table again = table(List.of("a"), column(1, "a", BaseType.STRING), column(3, "b", BaseType.BOOLEAN));
        assertThat(RowCodec.decode(again, bytes)).isEqualTo(row("a", "x"));
    }

    @Test
    void aRowStandsBetweenOtherBytes() {
        ByteWriter out = new ByteWriter().u8(7);
        RowCodec.write(out, AB, row("a", "x"));
        out.u8(8);
        ByteReader in = new ByteReader(out.toBytes());
        assertThat(in.u8()).isEqualTo(7);
        assertThat(RowCodec.read(in, AB)).isEqualTo(row("a", "x"));
        assertThat(in.u8()).isEqualTo(8);
    }

    @Test
    void theBytesStayWhatTheyAreSinceTheyAreStored() {
        assertThat(RowCodec.encode(AB, row("a", "x", "b", 1))).containsExactly(2, 1, 0, 1, 'x', 2, 1, 2);
        Table others = table(
                List.of("c"),
                column(3, "c", BaseType.BOOLEAN),
                column(4, "d", BaseType.DOUBLE),
                column(300, "e", BaseType.JSON),
                column(5, "f", BaseType.BOOLEAN));
        Row row = row("c", false, "d", 1.0, "e", new Value.Json("1"), "f", true);
        assertThat(RowCodec.encode(others, row))
                .containsExactly(4, 3, 3, 4, 2, 0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 0xac, 2, 5, 1, '1', 5, 4);
    }

    @Test
    void aColumnThatTheTableDoesNotHaveIsNotWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowCodec.encode(AB, row("c", 1)))
                .withMessage("things has no column c");
    }

    @Test
    void otherBytesAreCorrupt() {
        for (byte[] bytes : List.of(
                new byte[] {}, new byte[] {1}, new byte[] {1, 1, 9}, new byte[] {0, 0}, new byte[] {1, 1, 0, 5, 'x'})) {
            assertThatExceptionOfType(CorruptData.class).isThrownBy(() -> RowCodec.decode(AB, bytes));
        }
    }

    private static Table anyTable(Random random) {
        List<Integer> ids = new ArrayList<>(List.of(1, 2, 3, 200, 5, 6, 70_000));
        Collections.shuffle(ids, random);
        Column[] columns = new Column[ids.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = column(ids.get(i), "c" + i, Seeded.oneOf(random, BaseType.values()));
        }
        return table(List.of("c0"), columns);
    }

    private static Table without(Table table, Random random) {
        return table(
                List.of("c0"),
                table.columns().values().stream()
                        .filter(column -> random.nextInt(3) > 0)
                        .toArray(Column[]::new));
    }

    private static Row anyRow(Random random, Table table) {
        TreeMap<String, Value> columns = new TreeMap<>();
        for (Column column : table.columns().values()) {
            if (random.nextInt(4) > 0) {
                columns.put(column.name(), anyValue(random, column.type()));
            }
        }
        return new Row(columns);
    }

    private static Value anyValue(Random random, BaseType type) {
        return switch (type) {
            case STRING -> new Value.Text(Seeded.anyText(random));
            case INTEGER, TIMESTAMP -> new Value.Int(Seeded.anyLong(random));
            case DOUBLE -> new Value.Real(random.nextGaussian());
            case BOOLEAN -> new Value.Bool(random.nextBoolean());
            case JSON -> new Value.Json("[" + random.nextInt() + "]");
        };
    }
}

package dev.expunge.core.row;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import dev.expunge.core.Refusal.Fault;
import dev.expunge.core.catalog.Coercion;
import dev.expunge.core.catalog.Column;
import dev.expunge.core.catalog.Pointer;
import dev.expunge.core.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A row write replaces the whole row: what it leaves out becomes the default or null, only the stamp stays. */
public final class RowWrites {

    /** Of the row as it is stored. */
    public static final int MAX_ROW_BYTES = 256 * 1024;

    static final int MAX_FAULTS = 100;

    private final Table table;
    private final List<Fault> faults = new ArrayList<>();

    private RowWrites(Table table) {
        this.table = table;
    }

    /** What a write comes to. */
    public sealed interface Written {

        /** @param key the row's key text */
        record Accepted(Row row, String key) implements Written {}

        /** Always {@link ErrorCode#REQUEST_INVALID}; at most 100 faults, their paths the columns. */
        record Refused(Refusal refusal) implements Written {}
    }

    /**
     * The whole row after a write.
     *
     * @param columns what was written; {@link Value#NULL} for an explicit null
     * @param before the row as it was; null: there was none
     */
    public static Written complete(Table table, Map<String, Value> columns, @Nullable Row before) {
        RowWrites write = new RowWrites(table);
        Row row = write.row(columns, before);
        String key = write.faults.isEmpty() ? write.key(row) : "";
        if (write.faults.isEmpty()) {
            write.checkSize(row);
        }
        return write.faults.isEmpty() ? new Written.Accepted(row, key) : new Written.Refused(write.refusal());
    }

    private Row row(Map<String, Value> written, @Nullable Row before) {
        written.keySet().stream()
                .filter(name -> !table.columns().containsKey(name))
                .sorted()
                .forEach(name -> fault(name, table.name() + " has no column " + Shown.text(name)));
        Map<String, Value> full = new TreeMap<>();
        for (Column column : table.columns().values()) {
            Value value = written.containsKey(column.name()) ? written.get(column.name()) : absent(column, before);
            if (value != null && !(value instanceof Value.Null)) {
                full.put(column.name(), fitted(column, value));
            } else if (column.notNull() || table.key().contains(column.name())) {
                fault(column.name(), column.name() + " may not be null");
            }
        }
        return Row.of(full);
    }

    private @Nullable Value absent(Column column, @Nullable Row before) {
        if (before == null) {
            return column.defaultValue();
        }
        boolean stays = column.name().equals(Table.DELETION_TIME) && table.isStampable();
        return stays ? before.get(column.name()) : null;
    }

    private Value fitted(Column column, Value value) {
        Value fitted = Coercion.fit(column.type(), value);
        if (fitted == null) {
            fault(column.name(), column.name() + " takes " + column.declaredType() + ", not " + Shown.value(value));
            return Value.NULL;
        }
        if (!KeyText.isUnicode(KeyText.text(fitted))) {
            fault(column.name(), column.name() + " holds half a surrogate pair, which is no text");
        }
        return fitted;
    }

    private String key(Row row) {
        String key = KeyText.of(table, row);
        if (key.isEmpty()) {
            fault(table.key().get(0), table.key().get(0) + " is the key and may not be empty");
        } else if (KeyText.bytes(key) > KeyText.MAX_BYTES) {
            String message = "the key has " + KeyText.bytes(key) + " bytes, more than " + KeyText.MAX_BYTES + ": "
                    + Shown.text(key);
            fault(table.key().get(0), message);
        }
        return key;
    }

    private void checkSize(Row row) {
        int bytes = RowCodec.encode(table, row).length;
        if (bytes > MAX_ROW_BYTES) {
            String longest = longest(row);
            fault(longest, "the row has " + bytes + " bytes, more than " + MAX_ROW_BYTES + "; most are in " + longest);
        }
    }

    private static String longest(Row row) {
        return row.columns().entrySet().stream()
                .max((a, b) -> Integer.compare(length(a.getValue()), length(b.getValue())))
                .orElseThrow()
                .getKey();
    }

    private static int length(Value value) {
        return KeyText.text(value).length();
    }

    private void fault(String column, String message) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(new Fault(Pointer.to("", column), message));
        }
    }

    private Refusal refusal() {
        String more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)";
        return new Refusal(ErrorCode.REQUEST_INVALID, faults.get(0).message() + more, faults);
    }
}

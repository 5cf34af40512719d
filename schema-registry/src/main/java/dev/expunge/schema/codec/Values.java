package dev.expunge.schema.codec;

import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import dev.expunge.event.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Column values: the core's sealed type and Avro's union of null, boolean, long, double, string and JSON text. */
final class Values {

    private Values() {}

    static @Nullable Object toAvro(Value value) {
        if (value instanceof Value.Text text) {
            return text.value();
        } else if (value instanceof Value.Int integer) {
            return integer.value();
        } else if (value instanceof Value.Bool bool) {
            return bool.value();
        } else if (value instanceof Value.Real real) {
            return real.value();
        } else if (value instanceof Value.Json json) {
            return new JsonText(json.text());
        }
        return null;
    }

    static Value fromAvro(@Nullable Object value) {
        if (value instanceof String text) {
            return new Value.Text(text);
        } else if (value instanceof Long integer) {
            return new Value.Int(integer);
        } else if (value instanceof Boolean bool) {
            return new Value.Bool(bool);
        } else if (value instanceof Double real) {
            return new Value.Real(real);
        } else if (value instanceof JsonText json) {
            return new Value.Json(json.getText());
        }
        return Value.NULL;
    }

    /** In the columns' order, so that equal rows have equal bytes. */
    static Map<String, @Nullable Object> toAvro(Map<String, Value> columns) {
        Map<String, @Nullable Object> avro = new LinkedHashMap<>(columns.size() * 2);
        columns.forEach((column, value) -> avro.put(column, toAvro(value)));
        return avro;
    }

    static Map<String, Value> fromAvro(Map<String, @Nullable Object> avro) {
        Map<String, Value> columns = new HashMap<>(avro.size() * 2);
        avro.forEach((column, value) -> columns.put(column, fromAvro(value)));
        return columns;
    }

    static List<@Nullable Object> toAvro(List<Value> values) {
        List<@Nullable Object> avro = new ArrayList<>(values.size());
        values.forEach(value -> avro.add(toAvro(value)));
        return avro;
    }

    static List<Value> fromAvro(List<@Nullable Object> avro) {
        return avro.stream().map(Values::fromAvro).toList();
    }

    static Row row(Map<String, @Nullable Object> avro) {
        SortedMap<String, Value> columns = new TreeMap<>();
        avro.forEach((column, value) -> {
            if (value != null) {
                columns.put(column, fromAvro(value));
            }
        });
        return new Row(columns);
    }
}

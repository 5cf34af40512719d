package dev.expunge.core.shard;

import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.ByteWriter;
import dev.expunge.core.storage.CorruptData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain JSON (Map, List, String, Long, Double, Boolean, null) as bytes, for definitions on their way between shards. */
final class JsonTree {

    private JsonTree() {}

    static byte[] encode(Map<String, @Nullable Object> tree) {
        ByteWriter writer = new ByteWriter();
        write(writer, tree);
        return writer.toBytes();
    }

    static Map<String, @Nullable Object> decode(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        if (reader.u8() != 'm') {
            throw new CorruptData(0, "no JSON object");
        }
        return map(reader);
    }

    private static void write(ByteWriter to, @Nullable Object json) {
        if (json == null) {
            to.u8('0');
        } else if (json instanceof Map<?, ?> map) {
            to.u8('m');
            to.varint(map.size());
            map.forEach((name, value) -> {
                to.text(String.valueOf(name));
                write(to, value);
            });
        } else if (json instanceof List<?> list) {
            to.u8('l');
            to.varint(list.size());
            list.forEach(value -> write(to, value));
        } else if (json instanceof Boolean bool) {
            to.u8(bool ? 't' : 'f');
        } else if (json instanceof Double || json instanceof Float) {
            to.u8('d');
            to.i64(Double.doubleToLongBits(((Number) json).doubleValue()));
        } else if (json instanceof Number number) {
            to.u8('i');
            to.i64(number.longValue());
        } else {
            to.u8('s');
            to.text(json.toString());
        }
    }

    private static @Nullable Object read(ByteReader from) {
        int kind = from.u8();
        return switch (kind) {
            case '0' -> null;
            case 'm' -> map(from);
            case 'l' -> list(from);
            case 't' -> true;
            case 'f' -> false;
            case 'd' -> Double.longBitsToDouble(from.i64());
            case 'i' -> from.i64();
            case 's' -> from.text();
            default -> throw new CorruptData(from.offset(), "no JSON value starts with " + kind);
        };
    }

    private static Map<String, @Nullable Object> map(ByteReader from) {
        int size = (int) from.varint();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(from.text(), read(from));
        }
        return map;
    }

    private static List<@Nullable Object> list(ByteReader from) {
        int size = (int) from.varint();
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(read(from));
        }
        return list;
    }
}

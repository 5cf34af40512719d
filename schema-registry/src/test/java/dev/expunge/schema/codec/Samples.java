package dev.expunge.schema.codec;

import dev.expunge.core.event.Cause;
import dev.expunge.core.event.ReplyTo;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random values: the pieces that events are made of. Every field takes its unusual values too. */
public final class Samples {

    private static final String ALPHABET = "aab\u0000\"\\\n/{}\u00e9\u20ac\ud7ff\uffff";

    private final Random random;

    public Samples(Random random) {
        this.random = random;
    }

    public SampleInputs inputs() {
        return new SampleInputs(this);
    }

    public SampleOutputs outputs() {
        return new SampleOutputs(this);
    }

    boolean flag() {
        return random.nextBoolean();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T extends @Nullable Object> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <E extends Enum<E>> E oneOf(Class<E> type) {
        return oneOf(List.of(type.getEnumConstants()));
    }

    <T> @Nullable T maybe(Supplier<T> value) {
        return flag() ? value.get() : null;
    }

    <T> List<T> some(Supplier<T> value) {
        List<T> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(value.get());
        }
        return values;
    }

    <T> Map<String, T> named(Supplier<T> value) {
        Map<String, T> values = new HashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            values.put(text(), value.get());
        }
        return values;
    }

    /** Never empty. */
    String text() {
        StringBuilder text = new StringBuilder("t");
        for (int i = random.nextInt(6); i > 0; i--) {
            int pick = random.nextInt(ALPHABET.length() + 1);
            if (pick < ALPHABET.length()) {
                text.append(ALPHABET.charAt(pick));
            } else {
                text.appendCodePoint(0x1f600 + random.nextInt(50));
            }
        }
        return text.toString();
    }

    /** Without slash, as names of tables are. */
    String table() {
        return oneOf(List.of("users", "posts", "order_lines"));
    }

    long number() {
        return switch (random.nextInt(8)) {
            case 0 -> Long.MIN_VALUE;
            case 1 -> Long.MAX_VALUE;
            case 2 -> 0;
            default -> random.nextLong() >> random.nextInt(64);
        };
    }

    byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return bytes;
    }

    Value value() {
        return switch (random.nextInt(6)) {
            case 0 -> new Value.Text(flag() ? "" : text());
            case 1 -> new Value.Int(number());
            case 2 -> new Value.Real(oneOf(List.of(0.0, -0.0, 1.5, Double.MAX_VALUE, Double.NaN, -1e-300)));
            case 3 -> new Value.Bool(flag());
            case 4 -> new Value.Json(oneOf(List.of("{}", "[1,null]", "null", "\"x\"")));
            default -> Value.NULL;
        };
    }

    Map<String, Value> columns() {
        return named(this::value);
    }

    Row row() {
        return Row.of(columns());
    }

    RowRef ref() {
        return new RowRef(table(), text());
    }

    Cause cause() {
        return new Cause(table() + "(" + text() + ")->" + table(), ref());
    }

    ReplyTo replyTo() {
        return new ReplyTo(text(), text());
    }
}

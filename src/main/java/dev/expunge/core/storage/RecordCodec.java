package dev.expunge.core.storage;

/**
 * Records, enums and sealed interfaces as bytes, by position: once something is stored, components, constants and
 * permitted subclasses keep their number and order (but new constants and subclasses may come last). Null only where a
 * type is marked {@code @Nullable}. Collections come back unmodifiable, sets and maps sorted. Thread-safe.
 */
public final class RecordCodec<T> {

    private static final ClassValue<Root> ROOTS = new ClassValue<>() {
        @Override
        protected Root computeValue(Class<?> type) {
            String name = FormBuilder.nameOf(type);
            FormBuilder builder = new FormBuilder();
            return new Root(new Part(name, false, builder.form(name, type)), builder.shapes());
        }
    };

    private final Class<T> type;
    private final Part part;
    private final String shape;

    private record Root(Part part, String shape) {}

    private RecordCodec(Class<T> type, Root root) {
        this.type = type;
        this.part = root.part;
        this.shape = root.shape;
    }

    /** @throws IllegalArgumentException naming the component whose type cannot be written */
    public static <T> RecordCodec<T> of(Class<T> type) {
        return new RecordCodec<>(type, ROOTS.get(type));
    }

    /** @throws IllegalArgumentException naming the component that is null and may not be */
    public byte[] encode(T value) {
        ByteWriter out = new ByteWriter();
        write(out, value);
        return out.toBytes();
    }

    /** @throws CorruptData also for bytes left over */
    public T decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        T value = read(in);
        in.end();
        return value;
    }

    public void write(ByteWriter out, T value) {
        part.write(out, value);
    }

    public T read(ByteReader in) {
        return type.cast(part.form().read(in));
    }

    /** All that the bytes depend on, a line for each type: two programs with the same text read each other's bytes. */
    public String shape() {
        return shape;
    }
}

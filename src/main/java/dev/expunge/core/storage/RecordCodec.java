package dev.expunge.core.storage;

/**
 * Records, enums and sealed interfaces as bytes, by position: once something is stored, components, constants and
 * permitted subclasses keep their number and order (but new constants and subclasses may come last). Null only where a
 * type is marked {@code @Nullable}. Collections come back unmodifiable, sets and maps sorted. Thread-safe.
 */
public final class RecordCodec<T> {

    private static final ClassValue<Part> ROOTS = new ClassValue<>() {
        @Override
        protected Part computeValue(Class<?> type) {
            String name = FormBuilder.nameOf(type);
            return new Part(name, false, new FormBuilder().form(name, type));
        }
    };

    private final Class<T> type;
    private final Part root;

    private RecordCodec(Class<T> type, Part root) {
        this.type = type;
        this.root = root;
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
        root.write(out, value);
    }

    public T read(ByteReader in) {
        return type.cast(root.form().read(in));
    }
}

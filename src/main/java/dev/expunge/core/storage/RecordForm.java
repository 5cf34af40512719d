package dev.expunge.core.storage;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A record's components one after the other; a record without any is one zero byte. */
final class RecordForm implements Form.Named {

    private static final MethodType GET = MethodType.methodType(Object.class, Object.class);
    private static final MethodType CREATE = MethodType.methodType(Object.class, Object[].class);

    private final Class<?> type;
    private final MethodHandle[] getters;
    private final MethodHandle create;
    private final Part[] parts;

    /** Knows its parts only after {@link #resolve}, so that a record may contain its own type. */
    RecordForm(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        this.type = type;
        this.parts = new Part[components.length];
        this.getters = new MethodHandle[components.length];
        for (int i = 0; i < components.length; i++) {
            getters[i] = getter(components[i]);
        }
        this.create = constructor(type, components);
    }

    void resolve(FormBuilder builder) {
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            String place = FormBuilder.nameOf(type) + "." + components[i].getName();
            parts[i] = builder.part(place, components[i].getAnnotatedType());
        }
    }

    @Override
    public void write(ByteWriter out, Object value) {
        for (int i = 0; i < parts.length; i++) {
            parts[i].write(out, get(getters[i], value));
        }
        if (parts.length == 0) {
            out.u8(0);
        }
    }

    @Override
    public Object read(ByteReader in) {
        int start = in.offset();
        @Nullable Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = parts[i].read(in);
        }
        if (parts.length == 0 && in.u8() != 0) {
            throw new CorruptData(start, FormBuilder.nameOf(type) + " has no components");
        }
        return create(values, start);
    }

    @Override
    public String shape() {
        return FormBuilder.nameOf(type);
    }

    @Override
    public String parts() {
        StringJoiner all = new StringJoiner(", ", "(", ")");
        for (int i = 0; i < parts.length; i++) {
            all.add(type.getRecordComponents()[i].getName() + ": " + parts[i].shape());
        }
        return all.toString();
    }

    @SuppressWarnings("NullAway") // a component may be null
    private static Object get(MethodHandle getter, Object value) {
        try {
            return (Object) getter.invokeExact(value);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a record's accessor failed", e);
        }
    }

    private Object create(@Nullable Object[] values, int start) {
        try {
            return (Object) create.invokeExact(values);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            CorruptData corrupt = new CorruptData(start, FormBuilder.nameOf(type) + " refuses " + e.getMessage());
            corrupt.initCause(e);
            throw corrupt;
        }
    }

    private static MethodHandle getter(RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return MethodHandles.lookup().unreflect(accessor).asType(GET);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("cannot read " + component, e);
        }
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectConstructor(canonical)
                    .asSpreader(Object[].class, types.length)
                    .asType(CREATE);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new IllegalArgumentException("cannot create " + type, e);
        }
    }
}

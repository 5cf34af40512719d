package dev.expunge.core.storage;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Finds the form of a type and of all that it is made of. */
final class FormBuilder {

    /** Also the types that are being looked into right now, which may contain themselves. */
    private final Map<Class<?>, Form.Named> known = new HashMap<>();

    /** @throws IllegalArgumentException naming the place whose type has no form */
    Part part(String place, AnnotatedType type) {
        boolean nullable = type.isAnnotationPresent(Nullable.class);
        if (type.getType() instanceof Class<?> plain) {
            return new Part(place, nullable, form(place, plain));
        }
        if (type instanceof AnnotatedParameterizedType generic
                && generic.getType() instanceof ParameterizedType raw
                && raw.getRawType() instanceof Class<?> container) {
            return new Part(place, nullable, container(place, container, generic.getAnnotatedActualTypeArguments()));
        }
        throw unsupported(place, type.getType());
    }

    Form form(String place, Class<?> type) {
        Form scalar = Scalars.of(type);
        if (scalar != null) {
            return scalar;
        }
        Form there = known.get(type);
        if (there != null) {
            return there;
        }
        if (type.isEnum()) {
            EnumForm form = new EnumForm(type);
            known.put(type, form);
            return form;
        }
        if (type.getTypeParameters().length == 0 && type.isRecord()) {
            RecordForm form = new RecordForm(type);
            known.put(type, form);
            form.resolve(this);
            return form;
        }
        if (type.getTypeParameters().length == 0 && type.isSealed()) {
            SealedForm form = new SealedForm(type);
            known.put(type, form);
            form.resolve(this);
            return form;
        }
        throw unsupported(place, type);
    }

    /** A line for each type with parts of its own, sorted. */
    String shapes() {
        return known.values().stream()
                .map(form -> form.shape() + " = " + form.parts() + "\n")
                .sorted()
                .collect(joining());
    }

    /** Without the package: {@code Hold.Waiter}. */
    static String nameOf(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : nameOf(outer) + "." + type.getSimpleName();
    }

    private Form container(String place, Class<?> container, AnnotatedType[] of) {
        if (container == List.class || container == Set.class || container == SortedSet.class) {
            return new CollectionForm(container, part(place + "[]", of[0]));
        }
        if (container == Map.class || container == SortedMap.class) {
            return new MapForm(container, part(place + "{key}", of[0]), part(place + "{value}", of[1]));
        }
        throw unsupported(place, container);
    }

    private static IllegalArgumentException unsupported(String place, java.lang.reflect.Type type) {
        return new IllegalArgumentException(place + ": no form for " + type.getTypeName());
    }
}

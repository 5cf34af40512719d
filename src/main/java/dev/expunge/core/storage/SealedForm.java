package dev.expunge.core.storage;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The number of the permitted subclass, in the order of the permits clause, and the value in its form. */
final class SealedForm implements Form.Named {

    private final Class<?> type;
    private final List<Form> forms = new ArrayList<>();
    private final Map<Class<?>, Integer> numbers = new HashMap<>();

    SealedForm(Class<?> type) {
        this.type = type;
    }

    void resolve(FormBuilder builder) {
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            number(permitted, forms.size());
            forms.add(builder.form(FormBuilder.nameOf(type), permitted));
        }
    }

    @Override
    public void write(ByteWriter out, Object value) {
        Integer number = numbers.get(value.getClass());
        if (number == null) {
            throw new IllegalArgumentException(FormBuilder.nameOf(type) + " does not permit " + value.getClass());
        }
        out.varint(number);
        forms.get(number).write(out, value);
    }

    @Override
    public Object read(ByteReader in) {
        int start = in.offset();
        long number = in.varint();
        if (number < 0 || number >= forms.size()) {
            throw new CorruptData(start, "no " + FormBuilder.nameOf(type) + " has the number " + number);
        }
        return forms.get((int) number).read(in);
    }

    @Override
    public String shape() {
        return FormBuilder.nameOf(type);
    }

    @Override
    public String parts() {
        return forms.stream().map(Form::shape).collect(joining(" | "));
    }

    private void number(Class<?> permitted, int number) {
        if (permitted.isInterface()) {
            for (Class<?> below : permitted.getPermittedSubclasses()) {
                number(below, number);
            }
        } else {
            numbers.putIfAbsent(permitted, number);
        }
    }
}

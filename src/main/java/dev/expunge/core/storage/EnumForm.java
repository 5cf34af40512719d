package dev.expunge.core.storage;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;

/** An enum's constants by their place. */
final class EnumForm implements Form.Named {

    private final Class<?> type;
    private final Object[] constants;

    EnumForm(Class<?> type) {
        this.type = type;
        this.constants = type.getEnumConstants();
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // the place is what is stored, see RecordCodec
    public void write(ByteWriter out, Object value) {
        out.varint(((Enum<?>) value).ordinal());
    }

    @Override
    public Object read(ByteReader in) {
        int start = in.offset();
        long ordinal = in.varint();
        if (ordinal < 0 || ordinal >= constants.length) {
            throw new CorruptData(start, "no " + shape() + " has the number " + ordinal);
        }
        return constants[(int) ordinal];
    }

    @Override
    public String shape() {
        return FormBuilder.nameOf(type);
    }

    @Override
    public String parts() {
        return Arrays.stream(constants)
                .map(constant -> ((Enum<?>) constant).name())
                .collect(joining(", "));
    }
}

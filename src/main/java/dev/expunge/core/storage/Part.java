package dev.expunge.core.storage;

import org.jspecify.annotations.Nullable;

/**
 * One place that holds a value: a component, an element, a key.
 *
 * @param place as an error names it, for instance {@code Hold.waiters[]}
 * @param nullable whether a byte before the value says that there is one
 */
record Part(String place, boolean nullable, Form form) {

    void write(ByteWriter out, @Nullable Object value) {
        if (nullable) {
            out.u8(value == null ? 0 : 1);
        } else if (value == null) {
            throw new IllegalArgumentException(place + " is null and not @Nullable");
        }
        if (value != null) {
            form.write(out, value);
        }
    }

    String shape() {
        return form.shape() + (nullable ? "?" : "");
    }

    @Nullable
    Object read(ByteReader in) {
        return nullable && !Scalars.readBoolean(in) ? null : form.read(in);
    }
}

package dev.expunge.core.row;

/** One column's value. A stored row holds no {@link Null}; a row write does, where the writer sets a column to null. */
public sealed interface Value {

    Value NULL = new Null();

    record Text(String value) implements Value {}

    /** A 64-bit integer; also the value of a {@code timestamp} column, in ms since 1970 UTC. */
    record Int(long value) implements Value {}

    record Real(double value) implements Value {}

    record Bool(boolean value) implements Value {}

    /** Any JSON value as compact JSON text. */
    record Json(String text) implements Value {}

    record Null() implements Value {}
}

package dev.expunge.core.catalog;

import dev.expunge.core.row.Value;
import org.jspecify.annotations.Nullable;

/**
 * @param id stays the same while the column is declared with the same base type; a dropped and re-declared one gets a new
 *     number, so that its old values are gone
 * @param declaredType as written, for instance {@code id(users)}
 * @param defaultValue never {@link Value.Null}
 */
public record Column(
        int id,
        String name,
        String declaredType,
        BaseType type,
        boolean notNull,
        @Nullable Value defaultValue) {

    /** What {@code id(t)} comes down to is the type of that table's key column. */
    public enum BaseType {
        STRING,
        INTEGER,
        DOUBLE,
        BOOLEAN,
        TIMESTAMP,
        JSON;

        public boolean isNumeric() {
            return this == INTEGER || this == DOUBLE || this == TIMESTAMP;
        }

        /** Whether it may stand in keys, indexes and foreign keys. */
        public boolean isComparable() {
            return this != DOUBLE && this != JSON;
        }
    }
}

package dev.expunge.client;

import java.util.Map;

/**
 * A table's definition: {@code Table.named("users").column("slug", text()).deletion(soft())}. Its key is {@code id}, a text,
 * unless it says otherwise. Immutable.
 */
public abstract sealed class Table {

    final Definition definition;

    private Table(Definition definition) {
        this.definition = definition;
    }

    public static Undecided named(String name) {
        return new Undecided(Definition.of(name));
    }

    public String name() {
        return definition.name();
    }

    public abstract Table column(String name, Column<?> column);

    /** @param first of the columns that are the key, in their order */
    public abstract Table key(String first, String... more);

    public abstract Table index(String name, String first, String... more);

    public abstract Table foreignKey(ForeignKey foreignKey);

    Map<String, Object> toJson() {
        return definition.toJson();
    }

    final Definition withColumn(String name, Column<?> column) {
        return definition.withMember("columns", name, column.toJson());
    }

    final Definition withKey(String first, String... more) {
        return definition.with("key", Lists.of(first, more));
    }

    final Definition withIndex(String name, String first, String... more) {
        return definition.withMember("indexes", name, Lists.of(first, more));
    }

    final Definition withForeignKey(ForeignKey foreignKey) {
        return definition.withElement("foreignKeys", foreignKey.toJson());
    }

    /** Does not say yet how its rows are deleted. */
    public static final class Undecided extends Table {

        private Undecided(Definition definition) {
            super(definition);
        }

        /** Can be said once only. */
        public Decided deletion(Deletion deletion) {
            return new Decided(definition.with("deletion", deletion.toJson()));
        }

        @Override
        public Undecided column(String name, Column<?> column) {
            return new Undecided(withColumn(name, column));
        }

        @Override
        public Undecided key(String first, String... more) {
            return new Undecided(withKey(first, more));
        }

        @Override
        public Undecided index(String name, String first, String... more) {
            return new Undecided(withIndex(name, first, more));
        }

        @Override
        public Undecided foreignKey(ForeignKey foreignKey) {
            return new Undecided(withForeignKey(foreignKey));
        }
    }

    /** Says how its rows are deleted. */
    public static final class Decided extends Table {

        private Decided(Definition definition) {
            super(definition);
        }

        @Override
        public Decided column(String name, Column<?> column) {
            return new Decided(withColumn(name, column));
        }

        @Override
        public Decided key(String first, String... more) {
            return new Decided(withKey(first, more));
        }

        @Override
        public Decided index(String name, String first, String... more) {
            return new Decided(withIndex(name, first, more));
        }

        @Override
        public Decided foreignKey(ForeignKey foreignKey) {
            return new Decided(withForeignKey(foreignKey));
        }
    }
}

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

    /**
     * Begins a definition.
     *
     * @param name {@code [a-z][a-z0-9_]{0,62}}
     * @return a table with the key {@code id}, a text
     */
    public static Undecided named(String name) {
        return new Undecided(Definition.of(name));
    }

    /**
     * The table's name.
     *
     * @return as it was given
     */
    public String name() {
        return definition.name();
    }

    /**
     * Adds a column.
     *
     * @param name {@code [A-Za-z][A-Za-z0-9_]{0,62}}
     * @param column its type, and more
     * @return the table with this column
     * @throws IllegalArgumentException if there is one of that name
     */
    public abstract Table column(String name, Column<?> column);

    /**
     * Says which columns are the key.
     *
     * @param first of them
     * @param more of them, in their order
     * @return the table with this key
     */
    public abstract Table key(String first, String... more);

    /**
     * Adds an index.
     *
     * @param name of the index
     * @param first column
     * @param more columns, in their order
     * @return the table with this index
     * @throws IllegalArgumentException if there is one of that name
     */
    public abstract Table index(String name, String first, String... more);

    /**
     * Adds a foreign key.
     *
     * @param foreignKey to another table or this one
     * @return the table with this foreign key
     */
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

        /**
         * Says how rows are deleted where a request does not; can be said once only.
         *
         * @param deletion a mode
         * @return the table with this mode
         */
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

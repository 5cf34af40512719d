package dev.expunge.core.event;

/** A row by its table's name and its key text. */
public record RowRef(String table, String key) implements Comparable<RowRef> {

    @Override
    public int compareTo(RowRef other) {
        int byTable = table.compareTo(other.table);
        return byTable != 0 ? byTable : key.compareTo(other.key);
    }
}

package dev.expunge.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.Refusal;
import dev.expunge.core.event.Reply;
import java.util.List;

/** Catalog changes for tests, see {@link TestJson}. */
public final class Changes {

    private Changes() {}

    public static Catalog catalog(String tables) {
        return after(CatalogEvolution.EMPTY, tables);
    }

    public static Catalog after(Catalog current, String change) {
        return accepted(current, change).next();
    }

    static Evolution.Accepted accepted(Catalog current, String change) {
        Evolution evolution = CatalogEvolution.evolve(current, TestJson.object(change));
        assertThat(evolution).isInstanceOf(Evolution.Accepted.class);
        return (Evolution.Accepted) evolution;
    }

    static Refusal refusal(Catalog current, String change) {
        Evolution evolution = CatalogEvolution.evolve(current, TestJson.object(change));
        assertThat(evolution).isInstanceOf(Evolution.Rejected.class);
        return ((Evolution.Rejected) evolution).refusal();
    }

    static List<String> faults(Catalog current, String change) {
        return refusal(current, change).faults().stream()
                .map(fault -> fault.path() + " " + fault.message())
                .toList();
    }

    static List<String> faults(String change) {
        return faults(CatalogEvolution.EMPTY, change);
    }

    static List<String> warnings(String change) {
        return accepted(CatalogEvolution.EMPTY, change).warnings().stream()
                .map(Changes::inShort)
                .toList();
    }

    private static String inShort(Reply.Warning warning) {
        return warning.code() + " " + warning.path();
    }

    public static Table table(Catalog catalog, String name) {
        Table table = catalog.table(name);
        if (table == null) {
            throw new AssertionError(
                    "no table " + name + " in " + catalog.tables().keySet());
        }
        return table;
    }

    static Column column(Catalog catalog, String table, String name) {
        Column column = table(catalog, table).columns().get(name);
        if (column == null) {
            throw new AssertionError("no column " + name);
        }
        return column;
    }

    static ForeignKey foreignKey(Catalog catalog, String text) {
        return catalog.tables().values().stream()
                .flatMap(table -> table.references().outgoing().stream())
                .filter(key -> key.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no foreign key " + text));
    }
}

package dev.expunge.app.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sample data: a small bookshop. Names of tables and rows are invented. */
final class Bookshop {

    private Bookshop() {}

    /** Definitions as JSON by table, in the order in which they are told. */
    static Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("authors", table("\"name\": \"string\", \"deletionTime\": \"timestamp\"", ""));
        tables.put(
                "books",
                table("\"title\": \"string\", " + child("author", "authors"), key("author", "authors", "cascade")));
        tables.put(
                "reviews", table("\"stars\": \"integer\", " + child("book", "books"), key("book", "books", "cascade")));
        tables.put(
                "orders",
                table("\"customer\": \"string\", " + child("book", "books"), key("book", "books", "restrict")));
        tables.put("windows", table(child("book", "books"), key("book", "books", "setNull")));
        return tables;
    }

    /** Rows as JSON by table; parents first, though any order would do. */
    static Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        rows.put(
                "authors",
                List.of(
                        "{\"id\": \"mira\", \"name\": \"Mira Okafor\"}",
                        "{\"id\": \"jonas\", \"name\": \"Jonas Thule\"}",
                        "{\"id\": \"ines\", \"name\": \"Ines Calder\"}",
                        "{\"id\": \"teodor\", \"name\": \"Teodor Vance\"}",
                        "{\"id\": \"lena\", \"name\": \"Lena Marsh\"}"));
        rows.put(
                "books",
                List.of(
                        book("salt", "Salt and Thread", "mira"),
                        book("harbour", "The Quiet Harbour", "mira"),
                        book("winter", "A Winter Ledger", "jonas"),
                        book("glass", "Glass Orchard", "ines"),
                        book("ferns", "Ferns at Noon", "ines"),
                        book("lanterns", "Nine Lanterns", "teodor"),
                        book("tide", "Tide Tables", "lena"),
                        book("copper", "Copper Birds", "lena")));
        rows.put(
                "reviews",
                List.of(
                        review("r1", 5, "salt"),
                        review("r2", 4, "salt"),
                        review("r3", 3, "harbour"),
                        review("r4", 4, "winter"),
                        review("r5", 5, "glass"),
                        review("r6", 2, "ferns"),
                        review("r7", 4, "lanterns"),
                        review("r8", 5, "tide")));
        rows.put("orders", List.of("{\"id\": \"o1\", \"customer\": \"Pia\", \"book\": \"winter\"}"));
        rows.put(
                "windows",
                List.of("{\"id\": \"front\", \"book\": \"salt\"}", "{\"id\": \"side\", \"book\": \"glass\"}"));
        return rows;
    }

    private static String table(String columns, String rest) {
        return "{\"columns\": {\"id\": \"string\", " + columns + "}" + rest + "}";
    }

    private static String child(String column, String parents) {
        return "\"" + column + "\": \"id(" + parents + ")\", \"deletionTime\": \"timestamp\"";
    }

    private static String key(String column, String parents, String action) {
        return ", \"indexes\": {\"by_" + column + "\": [\"" + column + "\"]}, \"foreignKeys\": [{\"columns\": [\""
                + column + "\"], \"references\": {\"table\": \"" + parents + "\"}, \"onDelete\": \"" + action + "\"}]";
    }

    private static String book(String id, String title, String author) {
        return "{\"id\": \"" + id + "\", \"title\": \"" + title + "\", \"author\": \"" + author + "\"}";
    }

    private static String review(String id, int stars, String book) {
        return "{\"id\": \"" + id + "\", \"stars\": " + stars + ", \"book\": \"" + book + "\"}";
    }
}

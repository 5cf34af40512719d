package dev.expunge.app.cli.jdbc;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Names of a database made fit for a catalog: as they are where they may be, else the nearest that is free. */
final class Names {

    private static final int LONGEST = 63;

    private Names() {}

    /** By the name in the database. */
    static Map<String, String> ofTables(Collection<String> names) {
        return fit(names, name -> start(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_"), "t"));
    }

    /** By the name in the database. */
    static Map<String, String> ofColumns(Collection<String> names) {
        return fit(names, name -> start(name.replaceAll("[^A-Za-z0-9_]", "_"), "c"));
    }

    private static Map<String, String> fit(Collection<String> names, UnaryOperator<String> change) {
        Map<String, String> fitting = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (String name : names) {
            String wish = cut(change.apply(name), LONGEST);
            String free = wish;
            for (int number = 2; !taken.add(free); number++) {
                String end = "_" + number;
                free = cut(wish, LONGEST - end.length()) + end;
            }
            fitting.put(name, free);
        }
        return fitting;
    }

    private static String start(String name, String letter) {
        boolean letterFirst = !name.isEmpty() && Character.isLetter(name.charAt(0));
        return letterFirst ? name : letter + name;
    }

    private static String cut(String name, int length) {
        return name.length() <= length ? name : name.substring(0, length);
    }
}

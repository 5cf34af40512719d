package dev.expunge.app.up;

import dev.expunge.schema.topic.Layout;
import java.util.Arrays;
import java.util.Locale;

/** The layouts of topics as they are typed and stored: {@code per-table}, {@code shared}. */
final class LayoutName {

    private LayoutName() {}

    static String of(Layout layout) {
        return layout.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The layout of that name. @throws IllegalArgumentException if there is none */
    static Layout parse(String name) {
        return Arrays.stream(Layout.values())
                .filter(layout -> of(layout).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("topics: must be per-table or shared, not \"" + name + "\""));
    }
}

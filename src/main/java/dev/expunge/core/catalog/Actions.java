package dev.expunge.core.catalog;

import dev.expunge.core.catalog.ForeignKey.Action;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How foreign-key actions are written in definitions. */
final class Actions {

    static final String NAMES = "cascade, setNull, setDefault, restrict, noAction";

    private static final Map<String, Action> BY_NAME = Map.of(
            "cascade", Action.CASCADE,
            "setNull", Action.SET_NULL,
            "setDefault", Action.SET_DEFAULT,
            "restrict", Action.RESTRICT,
            "noAction", Action.NO_ACTION);

    private Actions() {}

    static @Nullable Action named(String name) {
        return BY_NAME.get(name);
    }

    static String name(Action action) {
        return switch (action) {
            case CASCADE -> "cascade";
            case SET_NULL -> "setNull";
            case SET_DEFAULT -> "setDefault";
            case RESTRICT -> "restrict";
            case NO_ACTION -> "noAction";
        };
    }
}

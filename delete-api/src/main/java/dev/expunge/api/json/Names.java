package dev.expunge.api.json;

import java.util.Locale;

/** Names that are upper case in the core and lower case in JSON. */
final class Names {

    private Names() {}

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

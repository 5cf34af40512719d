package dev.expunge.streams.config;

import java.util.regex.Pattern;

/** The rules that settings share. */
final class Check {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private Check() {}

    static void between(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new SettingException(name, value, "from " + least + " to " + most);
        }
    }

    /** A name that Kafka takes as (part of) a topic, group or instance name. */
    static void name(String name, String value) {
        if (!NAME.matcher(value).matches()) {
            throw new SettingException(
                    name, value, "1 to 100 letters, digits, '.', '_' or '-', starting with a letter or digit");
        }
    }

    static void holds(boolean holds, String name, Object value, String rule) {
        if (!holds) {
            throw new SettingException(name, value, rule);
        }
    }
}

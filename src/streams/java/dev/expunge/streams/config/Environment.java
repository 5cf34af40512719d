package dev.expunge.streams.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Settings as texts by name. A name is that of an environment variable; {@code EXPUNGE_STATE_DIR} is also the property {@code expunge.state.dir}. */
public final class Environment {

    private final Map<String, String> texts;

    private Environment(Map<String, String> texts) {
        this.texts = texts;
    }

    public static Environment of(Map<String, String> texts) {
        return new Environment(Map.copyOf(texts));
    }

    /** Environment variables; a system property comes before the variable of the same name. */
    public static Environment ofProcess() {
        Map<String, String> texts = new TreeMap<>(System.getenv());
        for (String property : System.getProperties().stringPropertyNames()) {
            if (property.startsWith("expunge.")) {
                texts.put(property.toUpperCase(Locale.ROOT).replace('.', '_'), System.getProperty(property));
            }
        }
        return new Environment(texts);
    }

    /** Surrounding blanks do not count; an empty text is as good as none. */
    public String text(String name, String fallback) {
        String text = find(name);
        return text == null ? fallback : text;
    }

    public int integer(String name, int fallback) {
        long value = whole(name, fallback);
        Check.between(name, value, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return (int) value;
    }

    public long whole(String name, long fallback) {
        String text = find(name);
        if (text == null) {
            return fallback;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new SettingException(name, text, "a whole number");
        }
    }

    /** A constant of the fallback's enum, written {@code like-this}. */
    public <E extends Enum<E>> E choice(String name, E fallback) {
        String text = find(name);
        if (text == null) {
            return fallback;
        }
        E[] constants = fallback.getDeclaringClass().getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> written(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new SettingException(
                        name,
                        text,
                        "one of "
                                + Arrays.stream(constants)
                                        .map(Environment::written)
                                        .toList()));
    }

    /** What starts with the prefix, as property names: {@code EXPUNGE_KAFKA_SASL_MECHANISM} is {@code sasl.mechanism}. */
    public Map<String, String> below(String prefix) {
        Map<String, String> found = new TreeMap<>();
        texts.forEach((name, text) -> {
            if (name.startsWith(prefix)) {
                found.put(
                        name.substring(prefix.length()).toLowerCase(Locale.ROOT).replace('_', '.'), text);
            }
        });
        return found;
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private @Nullable String find(String name) {
        String text = texts.get(name);
        return text == null || text.isBlank() ? null : text.strip();
    }
}

package dev.expunge.api;

import dev.expunge.api.http.HttpServer;
import dev.expunge.schema.registry.RegistrySettings;
import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.TopicPlan;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the service is told where it is a process of its own: {@code EXPUNGE_*}, each with a default. */
record ProcessSettings(ApiConfig api, RegistrySettings registry) {

    private static final String CLIENT = "EXPUNGE_KAFKA_";

    /** @throws IllegalArgumentException naming the variable and its value */
    static ProcessSettings from(Map<String, String> environment) {
        Reader env = new Reader(environment);
        return new ProcessSettings(
                new ApiConfig(
                        env.text("EXPUNGE_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
                        new TopicPlan(
                                env.integer("EXPUNGE_SHARDS", 8),
                                (short) env.integer("EXPUNGE_REPLICATION_FACTOR", 1),
                                env.layout("EXPUNGE_TOPICS")),
                        env.client(),
                        new HttpServer.Address(
                                env.text("EXPUNGE_HTTP_HOST", "127.0.0.1"), env.integer("EXPUNGE_HTTP_PORT", 8080)),
                        Path.of(env.text("EXPUNGE_STATE_DIR", "data/state"), "delete-api")),
                RegistrySettings.of(env.text("EXPUNGE_REGISTRY_URL", "http://127.0.0.1:8081")));
    }

    private record Reader(Map<String, String> environment) {

        String text(String name, String fallback) {
            String text = find(name);
            return text == null ? fallback : text;
        }

        int integer(String name, int fallback) {
            String text = find(name);
            if (text == null) {
                return fallback;
            }
            if (!text.matches("[0-9]{1,5}")) {
                throw new IllegalArgumentException(name + " must be a whole number, but is \"" + text + "\"");
            }
            return Integer.parseInt(text);
        }

        Layout layout(String name) {
            return switch (text(name, "per-table")) {
                case "per-table" -> Layout.PER_TABLE;
                case "shared" -> Layout.SHARED;
                default ->
                    throw new IllegalArgumentException(
                            name + " must be per-table or shared, but is \"" + find(name) + "\"");
            };
        }

        /** {@code EXPUNGE_KAFKA_SASL_MECHANISM} is {@code sasl.mechanism}. */
        Map<String, String> client() {
            Map<String, String> found = new TreeMap<>();
            environment.forEach((name, text) -> {
                if (name.startsWith(CLIENT)) {
                    found.put(
                            name.substring(CLIENT.length())
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '.'),
                            text);
                }
            });
            return found;
        }

        private @Nullable String find(String name) {
            String text = environment.get(name);
            return text == null || text.isBlank() ? null : text.strip();
        }
    }
}

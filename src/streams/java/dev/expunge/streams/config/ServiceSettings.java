package dev.expunge.streams.config;

import dev.expunge.schema.registry.RegistrySettings;

/** What a service that is a process of its own is told. */
public record ServiceSettings(StreamsSettings streams, RegistrySettings registry, HealthAddress health) {

    /** @throws IllegalArgumentException naming the setting and its value */
    public static ServiceSettings from(Environment env) {
        return new ServiceSettings(
                StreamsSettings.from(env),
                RegistrySettings.of(env.text("EXPUNGE_REGISTRY_URL", "http://127.0.0.1:8081")),
                new HealthAddress(
                        env.text("EXPUNGE_HEALTH_HOST", "127.0.0.1"), env.integer("EXPUNGE_HEALTH_PORT", 8090)));
    }
}

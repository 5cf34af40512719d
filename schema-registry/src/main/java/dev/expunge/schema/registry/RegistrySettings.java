package dev.expunge.schema.registry;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach a registry.
 *
 * @param base may have a path and may hold {@code user:password@}
 * @param giveUpAfter for one call with all its attempts
 */
public record RegistrySettings(URI base, Duration attemptTimeout, Duration giveUpAfter) {

    public RegistrySettings {
        if (!"http".equals(base.getScheme()) && !"https".equals(base.getScheme())) {
            throw new IllegalArgumentException("schema registry cannot be " + base + ": expected an http(s) URL");
        }
        require("attemptTimeout", attemptTimeout);
        require("giveUpAfter", giveUpAfter);
    }

    /** 5 s for an attempt, 30 s in all. */
    public static RegistrySettings of(String url) {
        return new RegistrySettings(URI.create(url), Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    private static void require(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " cannot be " + value + ": expected more than 0");
        }
    }
}

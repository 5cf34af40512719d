package dev.expunge.streams.config;

/**
 * Where health is answered over HTTP.
 *
 * @param port 0: any free one
 */
public record HealthAddress(String host, int port) {

    public HealthAddress {
        Check.holds(!host.isBlank(), "healthHost", host, "a host name or address");
        Check.between("healthPort", port, 0, 65_535);
    }
}

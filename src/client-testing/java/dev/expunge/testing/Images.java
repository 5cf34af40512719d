package dev.expunge.testing;

/**
 * The images of a cluster, by name. Expunge has no registry of images: {@code docker compose build} in its source tree makes
 * the three of the services.
 *
 * @param broker Apache Kafka 4.x
 * @param registry Apicurio 3.x
 * @param deleteApi of the HTTP API
 * @param cascadeProcessor of the shards
 * @param schedulerService of the timers
 */
public record Images(
        String broker, String registry, String deleteApi, String cascadeProcessor, String schedulerService) {

    /** As {@code docker compose build} names them, and what the compose file runs beside them. */
    public static final Images LOCAL = new Images(
            "apache/kafka:4.3.1",
            "apicurio/apicurio-registry:3.0.9",
            "expunge-delete-api",
            "expunge-cascade-processor",
            "expunge-scheduler-service");
}

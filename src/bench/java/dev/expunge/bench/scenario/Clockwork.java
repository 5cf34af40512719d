package dev.expunge.bench.scenario;

import dev.expunge.bench.Lab;
import dev.expunge.bench.product.CommandLog;
import dev.expunge.bench.product.Product;
import dev.expunge.bench.product.Services;
import dev.expunge.bench.product.TimerFeed;
import dev.expunge.broker.EmbeddedBroker;
import java.util.Arrays;

/** The scheduler alone on a broker, with what feeds it and what reads its commands. */
record Clockwork(Services services, TimerFeed feed, CommandLog commands) {

    static Clockwork start(Lab lab) {
        EmbeddedBroker broker =
                lab.opened("a broker", () -> EmbeddedBroker.start(lab.dir().resolve("kafka")));
        String kafka = broker.bootstrapServers();
        Services services = lab.opened(
                "the scheduler",
                () -> Services.on(lab.dir().resolve("services"), new Services.Where(kafka, Product.SHARDS, 1)));
        services.start(Services.SCHEDULER, 1);
        services.awaitReady();
        TimerFeed feed = lab.opened("timers", () -> new TimerFeed(kafka, services.registry(), Product.SHARDS));
        CommandLog commands = lab.opened("commands", () -> new CommandLog(kafka, Product.SHARDS));
        return new Clockwork(services, feed, commands);
    }

    static double share(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}

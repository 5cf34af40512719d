package dev.expunge.streams;

import dev.expunge.streams.config.Environment;
import dev.expunge.streams.config.ServiceSettings;
import dev.expunge.streams.config.SettingException;
import dev.expunge.streams.health.HealthServer;
import dev.expunge.streams.metrics.ProcessFigures;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one application as a process of its own: settings, health over HTTP, a clean stop on SIGTERM, an exit code. */
public final class ServiceMain {

    public static final int EXIT_OK = 0;
    public static final int EXIT_DIED = 1;
    public static final int EXIT_USAGE = 2;
    public static final int EXIT_NOT_REACHABLE = 3;

    private static final String LOG_SETTINGS = "logback.configurationFile";
    private static final String LOG_FORMAT = "EXPUNGE_LOG_FORMAT";
    private static final List<String> LOG_FORMATS = List.of("text", "json");

    private ServiceMain() {}

    /** @param calls adds what the application answers beside its health */
    public record Service(StreamsApp app, Consumer<HealthServer> calls) {}

    /** Returns the process's exit code when the application has ended. */
    public static int run(Environment env, BiFunction<Environment, ServiceSettings, Service> factory) {
        if (System.getProperty(LOG_SETTINGS) == null) {
            System.setProperty(LOG_SETTINGS, "logback-service.xml");
        }
        // Before the first line: a system property goes before the variable of the same name.
        String format = env.text(LOG_FORMAT, LOG_FORMATS.get(0));
        System.setProperty(LOG_FORMAT, LOG_FORMATS.contains(format) ? format : LOG_FORMATS.get(0));
        ServiceSettings settings;
        Service service;
        try {
            if (!LOG_FORMATS.contains(format)) {
                throw new SettingException(LOG_FORMAT, format, "one of " + LOG_FORMATS);
            }
            settings = ServiceSettings.from(env);
            service = factory.apply(env, settings);
        } catch (IllegalArgumentException e) {
            log().error("A setting makes no sense: {}", e.getMessage());
            return EXIT_USAGE;
        }
        return run(service, settings);
    }

    private static int run(Service service, ServiceSettings settings) {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ProcessFigures.addTo(metrics);
        StreamsService streams = new StreamsService(service.app(), settings.streams(), metrics);
        try (streams;
                HealthServer server = new HealthServer(settings.health(), streams::health)) {
            service.calls().accept(server);
            server.onGet("/metrics", ProcessFigures.TYPE, metrics::scrape);
            log().info(
                            "Health of the {} is at http://{}:{}/health/ready",
                            service.app().name(),
                            settings.health().host(),
                            server.port());
            Runtime.getRuntime().addShutdownHook(new Thread(streams::close, "expunge-stop"));
            streams.start();
            return streams.awaitEnd() == null ? EXIT_OK : EXIT_DIED;
        } catch (StartException | IOException e) {
            log().error("The {} cannot start: {}", service.app().name(), e.getMessage());
            return EXIT_NOT_REACHABLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return EXIT_DIED;
        }
    }

    /** Not a constant: the first logger reads the settings. */
    private static Logger log() {
        return LoggerFactory.getLogger(ServiceMain.class);
    }
}

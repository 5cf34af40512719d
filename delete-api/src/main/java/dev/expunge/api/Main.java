package dev.expunge.api;

import dev.expunge.schema.registry.RegistryClient;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the API as a process of its own. Exit codes: 0 stopped, 2 a setting makes no sense, 3 something is not reachable. */
public final class Main {

    private static final String LOG_SETTINGS = "logback.configurationFile";
    private static final String LOG_FORMAT = "EXPUNGE_LOG_FORMAT";
    private static final List<String> LOG_FORMATS = List.of("text", "json");
    private static final int USAGE = 2;
    private static final int NOT_REACHABLE = 3;

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        if (System.getProperty(LOG_SETTINGS) == null) {
            System.setProperty(LOG_SETTINGS, "dev/expunge/api/logback-api.xml");
        }
        // Before the first line: a system property goes before the variable of the same name.
        String format = System.getenv().getOrDefault(LOG_FORMAT, LOG_FORMATS.get(0));
        System.setProperty(LOG_FORMAT, LOG_FORMATS.contains(format) ? format : LOG_FORMATS.get(0));
        Logger log = LoggerFactory.getLogger(Main.class);
        try {
            if (!LOG_FORMATS.contains(format)) {
                throw new IllegalArgumentException(LOG_FORMAT + " cannot be " + format + ": one of " + LOG_FORMATS);
            }
            run(ProcessSettings.from(System.getenv()));
        } catch (IllegalArgumentException e) {
            log.error("A setting makes no sense: {}", e.getMessage());
            System.exit(USAGE);
        } catch (KafkaException | IOException e) {
            log.error("The API cannot start: {}", e.getMessage(), e);
            System.exit(NOT_REACHABLE);
        }
    }

    private static void run(ProcessSettings settings) throws IOException, InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        try (RegistryClient registry = new RegistryClient(settings.registry())) {
            ApiService service =
                    new ApiService(settings.api(), registry, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service, stopped), "expunge-stop"));
            service.start();
            stopped.await();
        }
    }

    private static void stop(ApiService service, CountDownLatch stopped) {
        service.close();
        stopped.countDown();
    }
}

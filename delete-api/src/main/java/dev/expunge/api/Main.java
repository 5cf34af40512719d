package dev.expunge.api;

import dev.expunge.schema.registry.RegistryClient;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the API as a process of its own. Exit codes: 0 stopped, 2 a setting makes no sense, 3 something is not reachable. */
public final class Main {

    private static final String LOG_SETTINGS = "logback.configurationFile";
    private static final int USAGE = 2;
    private static final int NOT_REACHABLE = 3;

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        if (System.getProperty(LOG_SETTINGS) == null) {
            System.setProperty(LOG_SETTINGS, "dev/expunge/api/logback-api.xml");
        }
        Logger log = LoggerFactory.getLogger(Main.class);
        try {
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
            ApiService service = new ApiService(settings.api(), registry);
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

package dev.expunge.processor;

import dev.expunge.schema.registry.RegistryClient;
import dev.expunge.streams.ServiceMain;
import dev.expunge.streams.config.Environment;
import dev.expunge.streams.config.ServiceSettings;

/** The cascade processor as a process of its own, told by {@code EXPUNGE_*} variables. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(ServiceMain.run(Environment.ofProcess(), Main::service));
    }

    private static ServiceMain.Service service(Environment env, ServiceSettings settings) {
        RegistryClient registry = new RegistryClient(settings.registry());
        CascadeProcessor processor = new CascadeProcessor(
                ProcessorSettings.from(env), settings.streams().cluster().plan(), registry);
        return new ServiceMain.Service(processor, server -> {});
    }
}

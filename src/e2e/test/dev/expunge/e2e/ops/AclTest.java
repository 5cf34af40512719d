package dev.expunge.e2e.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.expunge.broker.BrokerSettings;
import dev.expunge.broker.EmbeddedBroker;
import dev.expunge.broker.FreePorts;
import dev.expunge.e2e.Child;
import dev.expunge.schema.embedded.EmbeddedRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A broker that knows who asks and lets nobody do what he was not given: the services with the rights of the script. */
class AclTest {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int SHARDS = 2;
    private static final String MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule required";

    private static final List<Child> CHILDREN = new ArrayList<>();

    @TempDir
    static Path dir = Path.of("");

    private static EmbeddedBroker broker;
    private static EmbeddedRegistry registry;

    @BeforeAll
    static void start() throws Exception {
        BrokerSettings plain = EmbeddedBroker.single(dir.resolve("kafka"));
        broker = EmbeddedBroker.launch(new BrokerSettings(
                plain.dir(),
                plain.clusterId(),
                plain.nodeId(),
                plain.nodes(),
                Map.of(
                        "listener.security.protocol.map", "CLIENT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                        "sasl.enabled.mechanisms", "PLAIN",
                        "sasl.mechanism.inter.broker.protocol", "PLAIN",
                        "listener.name.client.plain.sasl.jaas.config",
                                MODULE
                                        + " username=\"admin\" password=\"x\" user_admin=\"x\" user_expunge-processor=\"x\""
                                        + " user_expunge-scheduler=\"x\" user_expunge-api=\"x\";",
                        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                        "super.users", "User:admin;User:ANONYMOUS")));
        try (Admin admin = Admin.create(client("admin"))) {
            await("the broker")
                    .atMost(LIMIT)
                    .ignoreExceptions()
                    .until(() -> !admin.describeCluster()
                            .nodes()
                            .get(5, TimeUnit.SECONDS)
                            .isEmpty());
        }
        registry = EmbeddedRegistry.start(0, dir.resolve("registry"));
        script();
    }

    @AfterAll
    static void stop() {
        CHILDREN.forEach(Child::close);
        registry.close();
        broker.close();
    }

    private static Map<String, Object> client(String user) {
        Map<String, Object> config = new HashMap<>(security(user));
        config.put("bootstrap.servers", broker.bootstrapServers());
        return config;
    }

    private static Map<String, String> security(String user) {
        return Map.of(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", MODULE + " username=\"" + user + "\" password=\"x\";");
    }

    /** Kafka's own command, without its start script. */
    private static void script() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path command = dir.resolve("kafka-acls");
        Files.writeString(
                command,
                "#!/bin/sh\nexec " + java + " -cp '" + System.getProperty("java.class.path")
                        + "' -XX:TieredStopAtLevel=1 org.apache.kafka.tools.AclCommand \"$@\"\n");
        assertThat(command.toFile().setExecutable(true)).isTrue();
        Path config = dir.resolve("admin.properties");
        Files.write(
                config,
                security("admin").entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .toList());
        ProcessBuilder builder = new ProcessBuilder(
                        "sh", Expressions.DOCS.resolve("kafka-acls.sh").toString(), broker.bootstrapServers())
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("acls.log").toFile());
        builder.environment().put("KAFKA_ACLS", command.toString());
        builder.environment().put("KAFKA_COMMAND_CONFIG", config.toString());
        int exit = builder.start().waitFor();
        assertThat(exit).as(Files.readString(dir.resolve("acls.log"))).isZero();
    }

    private static void service(String name, String user, String mainClass, int port) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "EXPUNGE_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                "EXPUNGE_REGISTRY_URL", registry.url().toString(),
                "EXPUNGE_SHARDS", Integer.toString(SHARDS),
                "EXPUNGE_LOG_FORMAT", "json",
                "EXPUNGE_QUEUE_PURGE_MS", "1000",
                "EXPUNGE_STATE_DIR", dir.resolve("state").toString(),
                "EXPUNGE_HEALTH_PORT", Integer.toString(port),
                "EXPUNGE_HTTP_PORT", Integer.toString(port)));
        security(user)
                .forEach((key, value) -> environment.put(
                        "EXPUNGE_KAFKA_"
                                + key.toUpperCase(java.util.Locale.ROOT).replace('.', '_'),
                        value));
        CHILDREN.add(Child.start(dir.resolve(name + ".log"), environment, mainClass));
    }

    @Test
    void areAllThatTheServicesNeed() {
        List<Integer> ports = FreePorts.find(3);
        service("processor", "expunge-processor", "dev.expunge.processor.Main", ports.get(0));
        service("scheduler", "expunge-scheduler", "dev.expunge.scheduler.Main", ports.get(1));
        service("api", "expunge-api", "dev.expunge.api.Main", ports.get(2));
        Checked api = new Checked(URI.create("http://127.0.0.1:" + ports.get(2)));
        await("the API").atMost(LIMIT).until(() -> isReady(api));

        new FullSession(api).run();
    }

    private static boolean isReady(Checked api) {
        try {
            return api.call("GET", "/health/ready", "").contains("UP");
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "expunge-api, expunge.deletes",
        "expunge-api, expunge.commands",
        "expunge-scheduler, expunge.requests",
        "expunge-scheduler, expunge.timers",
        "expunge-processor, expunge.commands",
        "expunge-processor, expunge.requests"
    })
    void areNoMoreThanThat(String user, String topic) {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client(user), new StringSerializer(), new StringSerializer())) {
            makeTopic(topic);
            assertThatThrownBy(() ->
                            producer.send(new ProducerRecord<>(topic, "k", "v")).get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    private static void makeTopic(String topic) {
        try (Admin admin = Admin.create(client("admin"))) {
            admin.createTopics(List.of(new org.apache.kafka.clients.admin.NewTopic(topic, SHARDS, (short) 1)));
        }
    }
}

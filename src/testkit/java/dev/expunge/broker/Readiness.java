package dev.expunge.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** Asks a broker whether it takes part in its cluster: it then is registered, unfenced and can be written to. */
final class Readiness {

    private static final int CONNECT_LIMIT_MS = 500;
    private static final int ANSWER_LIMIT_MS = 2_000;

    private Readiness() {}

    /** One try, bounded by about two seconds; false when there is no answer or the node is not in it. */
    static boolean check(BrokerSettings settings) throws InterruptedException {
        return isListening(settings.ports().client()) && isInCluster(settings);
    }

    // A plain socket first: a Kafka client would fill the log with failed connections.
    private static boolean isListening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_LIMIT_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isInCluster(BrokerSettings settings) throws InterruptedException {
        Map<String, Object> config = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.address(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ANSWER_LIMIT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_LIMIT_MS,
                AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
                false);
        try (Admin admin = Admin.create(config)) {
            return admin
                    .describeCluster(new DescribeClusterOptions().timeoutMs(ANSWER_LIMIT_MS))
                    .nodes()
                    .get(ANSWER_LIMIT_MS, TimeUnit.MILLISECONDS)
                    .stream()
                    .anyMatch(node -> node.id() == settings.nodeId());
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}

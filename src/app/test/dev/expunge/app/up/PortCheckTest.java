package dev.expunge.app.up;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.app.ExitCode;
import dev.expunge.app.Problem;
import dev.expunge.broker.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PortCheckTest {

    private static final String LOOPBACK = "127.0.0.1";

    @Test
    void namesTheBusyPortAndHowToChangeIt() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = busy.getLocalPort();

            assertThatThrownBy(() -> PortCheck.check(
                            config(LOOPBACK, port, FreePorts.find(1).get(0), null)))
                    .hasMessageStartingWith("Port " + port + " on 127.0.0.1 is in use: ")
                    .hasMessageEndingWith("Choose another one with --port.")
                    .asInstanceOf(InstanceOfAssertFactories.type(Problem.class))
                    .extracting(Problem::exitCode)
                    .isEqualTo(ExitCode.PORT_BUSY);
        }
    }

    @Test
    void saysWhoseTheNextPortIs() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = FreePorts.find(1).get(0);

            assertThatThrownBy(() -> PortCheck.check(config(LOOPBACK, port, busy.getLocalPort(), null)))
                    .hasMessageContaining("The schema registry uses the port after --port");
            assertThatCode(() -> PortCheck.check(config(LOOPBACK, port, busy.getLocalPort(), "http://registry:8081")))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void refusesAnAddressOfAnotherMachine() {
        List<Integer> free = FreePorts.find(2);

        assertThatThrownBy(() -> PortCheck.check(config("192.0.2.1", free.get(0), free.get(1), null)))
                .hasMessage("The address 192.0.2.1 is none of this machine. Choose another one with --bind.");
    }

    private static UpConfig config(String bind, int port, int registryPort, @Nullable String registry) {
        return new UpConfig(
                new UpConfig.Listen(bind, port, registryPort), Path.of("data"), null, registry, UpConfig.Asked.NOTHING);
    }
}

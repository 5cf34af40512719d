package dev.expunge.app.up;

import dev.expunge.app.ExitCode;
import dev.expunge.app.Problem;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks at the ports before anything is started, so that a busy one costs no time and leaves nothing behind. */
final class PortCheck {

    /** Where the embedded registry listens, whatever the API is bound to. */
    private static final String LOOPBACK = "127.0.0.1";

    private PortCheck() {}

    /** Refuses a busy port or an address that is not this machine's. */
    static void check(UpConfig config) {
        String bind = config.listen().bind();
        int port = config.listen().port();
        tryToListen(bind, port, "Choose another one with --port.");
        if (config.registry() == null) {
            tryToListen(
                    LOOPBACK,
                    config.listen().registryPort(),
                    "The schema registry uses the port after --port: choose another --port, or name a running registry"
                            + " with --registry.");
        }
    }

    private static void tryToListen(String bind, int port, String advice) {
        InetSocketAddress address = new InetSocketAddress(bind, port);
        if (address.isUnresolved()) {
            throw new Problem(
                    ExitCode.USAGE, "The address \"" + bind + "\" is not known. Choose another one with --bind.");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address, 1);
        } catch (BindException e) {
            if (String.valueOf(e.getMessage()).contains("assign")) {
                throw new Problem(
                        ExitCode.USAGE,
                        "The address " + bind + " is none of this machine. Choose another one with --bind.",
                        e);
            }
            throw busy(bind, port, advice, e);
        } catch (IOException e) {
            throw busy(bind, port, advice, e);
        }
    }

    private static Problem busy(String bind, int port, String advice, IOException e) {
        String denied = String.valueOf(e.getMessage()).contains("ermission") ? " may not be used: " : " is in use: ";
        return new Problem(
                ExitCode.PORT_BUSY, "Port " + port + " on " + bind + denied + e.getMessage() + ". " + advice, e);
    }
}

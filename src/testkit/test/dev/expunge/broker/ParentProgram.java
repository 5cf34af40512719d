package dev.expunge.broker;

import java.io.IOException;
import java.nio.file.Path;

/** Starts a broker in the folder given, prints "broker" and its pid, and waits to be killed. */
final class ParentProgram {

    private ParentProgram() {}

    public static void main(String[] args) throws IOException {
        EmbeddedBroker broker = EmbeddedBroker.launch(EmbeddedBroker.single(Path.of(args[0])));
        broker.awaitReady(EmbeddedBroker.START_LIMIT);
        System.out.println("broker " + broker.pid());
        if (System.in.read() < 0) {
            System.exit(0);
        }
    }
}

package dev.expunge.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of the loopback address that nobody listens on at the moment of asking. They are below those that a system gives to
 * outgoing connections (Linux from 32,768 on, others from 49,152): such a connection could have the port before its server starts.
 */
public final class FreePorts {

    private static final int FIRST = 10_000;
    private static final int COUNT = 22_768;

    /** Each process begins somewhere else. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private FreePorts() {}

    /** That many different ports, and others each time: what has been told once may not be listened on yet. */
    public static List<Integer> find(int count) {
        List<Integer> found = new ArrayList<>();
        for (int tries = 0; found.size() < count; tries++) {
            if (tries == COUNT) {
                throw new BrokerException("No " + count + " free ports on the loopback address from " + FIRST + " on");
            }
            int port = next(1);
            if (isFree(port)) {
                found.add(port);
            }
        }
        return found;
    }

    /** The first of two free ports in a row, of which nobody else is told: for a product's API and the registry behind it. */
    public static int findPair() {
        for (int tries = 0; tries < COUNT; tries++) {
            int first = next(2);
            if (first + 1 < FIRST + COUNT && isFree(first) && isFree(first + 1)) {
                return first;
            }
        }
        throw new BrokerException("No two free ports in a row on the loopback address from " + FIRST + " on");
    }

    private static int next(int ports) {
        return FIRST + Math.floorMod(NEXT.getAndAdd(ports), COUNT);
    }

    /** Whether a server could listen on that port of the loopback address now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

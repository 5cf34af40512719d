package dev.expunge.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * Main class of the child process: {@code BrokerProcess SERVER_PROPERTIES DATA_DIR CLUSTER_ID}. Formats the storage where
 * that is still to be done, then runs {@code kafka.Kafka}. Ends when its standard input ends, which the operating system
 * sees to when the parent dies, even by {@code kill -9}.
 */
public final class BrokerProcess {

    private static final long STOP_LIMIT_MS = 10_000;
    private static final long LOCK_LIMIT_MS = 20_000;
    private static final long LOCK_RETRY_MS = 50;

    private BrokerProcess() {}

    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        stopAtEndOf(System.in);
        ignoreInterrupts();
        String properties = args[0];
        Path dataDir = Path.of(args[1]);
        awaitEndOfPredecessor(dataDir);
        if (!Files.exists(dataDir.resolve("meta.properties"))) {
            String[] format = {"format", "--config", properties, "--cluster-id", args[2], "--ignore-formatted"};
            int failed = StorageTool.execute(format, System.out);
            if (failed != 0) {
                System.exit(failed);
            }
        }
        Kafka.main(new String[] {properties});
    }

    private static void stopAtEndOf(InputStream input) {
        Thread watch = new Thread(
                () -> {
                    drain(input);
                    Thread exit = new Thread(() -> System.exit(0), "exit");
                    exit.setDaemon(true);
                    exit.start();
                    try {
                        exit.join(STOP_LIMIT_MS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    // A broker that hangs in its shutdown must not outlive its parent. Its log is crash-safe.
                    Runtime.getRuntime().halt(1);
                },
                "watch-parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static void drain(InputStream input) {
        try {
            input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // A broken pipe is an end too.
        }
    }

    /** Ctrl-C in a terminal reaches the whole process group; the parent decides in which order things end. */
    private static void ignoreInterrupts() throws ReflectiveOperationException {
        // By reflection, as in Kafka itself: javac warns of sun.misc, and the warning cannot be turned off.
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object nothing = Proxy.newProxyInstance(
                handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> null);
        Method handle = signal.getMethod("handle", signal, handler);
        handle.invoke(null, signal.getConstructor(String.class).newInstance("INT"), nothing);
    }

    /** The broker of a parent that was killed may need a moment to end; Kafka itself would give up at once. */
    private static void awaitEndOfPredecessor(Path dataDir) throws IOException {
        Files.createDirectories(dataDir);
        long giveUp = System.nanoTime() + LOCK_LIMIT_MS * 1_000_000;
        try (FileChannel lockFile =
                FileChannel.open(dataDir.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (!isFree(lockFile) && System.nanoTime() - giveUp < 0) {
                LockSupport.parkNanos(LOCK_RETRY_MS * 1_000_000);
            }
        }
    }

    private static boolean isFree(FileChannel lockFile) throws IOException {
        try (FileLock lock = lockFile.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}

package dev.expunge.e2e.cases;

import dev.expunge.e2e.Product;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every case that HTTP can show on the running product, some side by side. {@code -Dcase=part-of-a-name} runs only some,
 * {@code -Dslow=5} makes their waits and delays so many times longer.
 */
class RunningCasesTest {

    private static final String ONLY = System.getProperty("case", "");
    private static final int SLOW = Integer.getInteger("slow", 3);
    private static final int SIDE_BY_SIDE = 8;
    private static final long LIMIT_S = 300;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    static Path dir = Path.of("");

    private static Product product;
    /** Cases run here, and what cases do at the same time in the other. */
    private static ExecutorService cases;

    private static ExecutorService calls;

    @BeforeAll
    static void start() {
        cases = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        calls = Executors.newCachedThreadPool();
        product = Product.up(dir.resolve("data"), "--topics", "shared");
    }

    @AfterAll
    static void stop() {
        product.close();
        cases.shutdownNow();
        calls.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> cases() {
        Subject subject = new RunningProduct(product.base(), calls);
        List<Started> started = CaseFiles.all().stream()
                .filter(one -> !one.limits().inMemory() && one.toString().contains(ONLY))
                .map(one -> new Started(one, cases.submit(() -> run(one, subject))))
                .toList();
        return started.stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.what().toString(), () -> one.running().get(LIMIT_S, TimeUnit.SECONDS)));
    }

    private record Started(Case what, Future<?> running) {}

    private static void run(Case one, Subject subject) {
        for (int order = 0; order < (one.permute() ? Orders.COUNT : 1); order++) {
            String prefix = "zq" + NUMBER.incrementAndGet() + "_";
            try {
                new CaseRun(Orders.of(Slowed.of(one, SLOW), order), subject, prefix).run();
            } catch (AssertionError e) {
                throw new AssertionError(one + " in order " + order + ": " + e.getMessage(), e);
            }
        }
    }
}

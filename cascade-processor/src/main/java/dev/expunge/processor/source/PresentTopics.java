package dev.expunge.processor.source;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Which topics the cluster has. Asks anew when the wish changes, often while one is missing, and else now and then. */
final class PresentTopics {

    private static final long OFTEN_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long SELDOM_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long ANSWER_MS = 15_000;

    private final Admin admin;
    private Set<String> wanted = Set.of();
    private Set<String> found = Set.of();
    private long askedNanos;

    PresentTopics(Admin admin) {
        this.admin = admin;
    }

    /** @throws KafkaException the cluster does not answer */
    Set<String> among(Set<String> topics) {
        long age = System.nanoTime() - askedNanos;
        long pause = found.size() < wanted.size() ? OFTEN_NANOS : SELDOM_NANOS;
        if (!topics.equals(wanted) || (!wanted.isEmpty() && age >= pause)) {
            Set<String> there = new TreeSet<>(topics);
            there.retainAll(topics.isEmpty() ? Set.of() : names());
            wanted = Set.copyOf(topics);
            found = there;
            askedNanos = System.nanoTime();
        }
        return found;
    }

    private Set<String> names() {
        try {
            return admin.listTopics().names().get(ANSWER_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the cluster does not tell its topics: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}

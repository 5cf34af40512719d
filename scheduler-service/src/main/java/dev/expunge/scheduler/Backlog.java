package dev.expunge.scheduler;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.TaskId;

/** How far behind firing is, in plain sight: the age of the timer that has been due longest. */
final class Backlog {

    private final Map<TaskId, Long> lateMsByTask = new ConcurrentHashMap<>();

    void report(TaskId task, long lateMs) {
        if (lateMs > 0) {
            lateMsByTask.put(task, lateMs);
        } else {
            lateMsByTask.remove(task);
        }
    }

    /** A task that left this instance. */
    void forget(TaskId task) {
        lateMsByTask.remove(task);
    }

    /** In ms; 0 when nothing due waits. */
    long lateMs() {
        return lateMsByTask.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
}

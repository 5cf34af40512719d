package dev.expunge.processor;

/**
 * The time of what a thread does: that of the task whose turn it is. Streams tells a task the time when its turn comes, so
 * that a shard which is handed a message in another one's turn would act at an earlier time than the one that asked it.
 */
final class ThreadClock {

    private static final ThreadLocal<ThreadClock> OF_THREAD = ThreadLocal.withInitial(ThreadClock::new);

    private long nowMs;

    private ThreadClock() {}

    static ThreadClock ofThread() {
        return OF_THREAD.get();
    }

    /** A task's turn begins. */
    void turn(long atMs) {
        nowMs = atMs;
    }

    /** ms since 1970. */
    long nowMs() {
        return nowMs;
    }
}

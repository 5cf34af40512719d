package dev.expunge.client;

import java.time.Duration;

/**
 * How often a call is tried again: after a broken connection, and after an answer 503 that says when to come back.
 *
 * @param attempts in all, from 1 to 100
 * @param firstPause before the second attempt; each further pause is twice as long
 * @param longestPause also where the server asks for a longer one
 * @param giveUpAfter no attempt begins later than this after the first
 */
public record Retries(int attempts, Duration firstPause, Duration longestPause, Duration giveUpAfter) {

    /** Five attempts, pauses from 200 ms to 5 s, none begun after 30 s. */
    public static final Retries DEFAULT =
            new Retries(5, Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(30));

    /** One attempt. */
    public static final Retries NONE = new Retries(1, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    private static final int MAX_ATTEMPTS = 100;
    private static final int MAX_DOUBLINGS = 20;

    /**
     * Checks them.
     *
     * @param attempts from 1 to 100
     * @param firstPause not negative
     * @param longestPause not negative
     * @param giveUpAfter not negative
     * @throws IllegalArgumentException that names the one that is wrong
     */
    public Retries {
        if (attempts < 1 || attempts > MAX_ATTEMPTS) {
            throw new IllegalArgumentException("attempts: must be from 1 to " + MAX_ATTEMPTS + ", not " + attempts);
        }
        notNegative("firstPause", firstPause);
        notNegative("longestPause", longestPause);
        notNegative("giveUpAfter", giveUpAfter);
    }

    private static void notNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + ": must not be negative, but is " + duration);
        }
    }

    /**
     * How long to wait before the next attempt.
     *
     * @param done attempts so far, at least 1
     * @param asked what the server asks for; zero: nothing
     * @return with nothing added for chance
     */
    Duration pause(int done, Duration asked) {
        Duration own = firstPause.multipliedBy(1L << Math.min(MAX_DOUBLINGS, done - 1));
        Duration longer = own.compareTo(asked) > 0 ? own : asked;
        return longer.compareTo(longestPause) > 0 ? longestPause : longer;
    }

    /** Whether another attempt may begin. */
    boolean allow(int done, Duration begins) {
        return done < attempts && begins.compareTo(giveUpAfter) <= 0;
    }
}

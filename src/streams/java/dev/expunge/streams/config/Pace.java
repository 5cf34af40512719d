package dev.expunge.streams.config;

/**
 * How often things happen, all in ms.
 *
 * @param pollMs longest wait for new records, so the least delay of a punctuation
 * @param commitIntervalMs longest time between commits; processors ask for one earlier when somebody waits
 * @param sessionTimeoutMs silence after which another instance takes over
 * @param brokerWaitMs longest wait at the start for a broker that is away
 * @param closeWaitMs longest time that a stop may take
 */
public record Pace(int pollMs, int commitIntervalMs, int sessionTimeoutMs, int brokerWaitMs, int closeWaitMs) {

    public static final Pace DEFAULT = new Pace(5, 500, 10_000, 60_000, 20_000);

    public Pace {
        Check.between("pollMs", pollMs, 1, 1_000);
        Check.between("commitIntervalMs", commitIntervalMs, 1, 5_000);
        Check.between("sessionTimeoutMs", sessionTimeoutMs, 6_000, 300_000);
        Check.between("brokerWaitMs", brokerWaitMs, 0, 3_600_000);
        Check.between("closeWaitMs", closeWaitMs, 1_000, 600_000);
    }
}

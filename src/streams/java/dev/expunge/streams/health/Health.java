package dev.expunge.streams.health;

/**
 * How a service is.
 *
 * @param live false: it will not recover by itself, restart it
 * @param ready whether it does its work now
 * @param detail one sentence, without secrets
 */
public record Health(boolean live, boolean ready, String detail) {

    public static Health ready(String detail) {
        return new Health(true, true, detail);
    }

    public static Health notReady(String detail) {
        return new Health(true, false, detail);
    }

    public static Health dead(String detail) {
        return new Health(false, false, detail);
    }

    /** As good as the worse of the two; says what is wrong, or, where nothing is, what both have to say. */
    public Health and(Health other) {
        if (ready && other.ready && !detail.equals(other.detail)) {
            return new Health(live && other.live, true, detail + "; " + other.detail);
        }
        boolean worse = (live && !other.live) || (ready && !other.ready);
        return new Health(live && other.live, ready && other.ready, worse ? other.detail : detail);
    }
}

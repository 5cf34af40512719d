package dev.expunge.client;

/** A soft delete that is followed by a purge. */
public final class Scheduled extends Statement<Scheduled> {

    Scheduled(Request request) {
        super(request);
    }

    @Override
    Scheduled with(Request changed) {
        return new Scheduled(changed);
    }

    /**
     * Deletes the rows below for good at once; the selected ones stay stamped until the purge.
     *
     * @return the statement with this cascade
     */
    public Scheduled cascadeHard() {
        return with(request.with("cascade", "hard"));
    }
}

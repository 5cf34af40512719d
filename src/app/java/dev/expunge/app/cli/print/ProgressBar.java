package dev.expunge.app.cli.print;

/** How far a load has come, in one line that is written over; nothing where there is no terminal. */
public final class ProgressBar {

    private static final int WIDTH = 30;
    private static final double NANOS = 1e9;

    private final Screen screen;
    private final long totalBytes;
    private final long start = System.nanoTime();

    /** @param totalBytes 0: not known */
    public ProgressBar(Screen screen, long totalBytes) {
        this.screen = screen;
        this.totalBytes = totalBytes;
    }

    public void show(long bytes, long rows) {
        double seconds = Math.max(0.001, (System.nanoTime() - start) / NANOS);
        String text = String.format("%,d rows, %,.0f rows/s", rows, rows / seconds);
        if (totalBytes > 0) {
            int done = (int) (WIDTH * Math.min(bytes, totalBytes) / totalBytes);
            text = "[" + "#".repeat(done) + ".".repeat(WIDTH - done) + "] "
                    + 100 * Math.min(bytes, totalBytes) / totalBytes + " %  " + text;
        }
        screen.again(text);
    }

    public void end() {
        screen.endAgain();
    }
}

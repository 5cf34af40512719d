package dev.expunge.bench;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar over the rounds of a scenario, with what goes on at the moment. */
final class Progress implements AutoCloseable {

    private final ProgressBar bar;

    Progress(String task, int rounds) {
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(rounds)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(Integer.getInteger("expunge.width", 0) == 0 ? 10_000 : 500)
                .build();
    }

    void doing(String what) {
        bar.setExtraMessage(" " + what);
    }

    void roundDone() {
        bar.step();
    }

    @Override
    public void close() {
        bar.close();
    }
}

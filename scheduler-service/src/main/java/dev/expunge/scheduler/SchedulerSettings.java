package dev.expunge.scheduler;

import dev.expunge.streams.config.Environment;
import dev.expunge.streams.config.SettingException;

/**
 * What only the scheduler needs to know.
 *
 * @param punctuateMs how often it looks for due timers
 * @param clockJumpMs the largest forward jump of the wall clock that is believed
 * @param slice how much fires in one go
 */
public record SchedulerSettings(int punctuateMs, long clockJumpMs, Slice slice) {

    public static final SchedulerSettings DEFAULT = new SchedulerSettings(10, 30_000, Slice.DEFAULT);

    public SchedulerSettings {
        if (punctuateMs < 1 || punctuateMs > 10_000) {
            throw new SettingException("punctuateMs", punctuateMs, "from 1 to 10000");
        }
        if (clockJumpMs < 100 || clockJumpMs > 86_400_000) {
            throw new SettingException("clockJumpMs", clockJumpMs, "from 100 to 86400000");
        }
    }

    /** Reads {@code EXPUNGE_TIMER_PUNCTUATE_MS} and {@code EXPUNGE_CLOCK_JUMP_MS}. */
    public static SchedulerSettings from(Environment env) {
        return new SchedulerSettings(
                env.integer("EXPUNGE_TIMER_PUNCTUATE_MS", DEFAULT.punctuateMs()),
                env.whole("EXPUNGE_CLOCK_JUMP_MS", DEFAULT.clockJumpMs()),
                DEFAULT.slice());
    }
}

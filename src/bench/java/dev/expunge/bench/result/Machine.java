package dev.expunge.bench.result;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * Where and when.
 *
 * @param memoryGiB of the whole machine
 * @param date of the run, UTC
 */
public record Machine(int processors, long memoryGiB, String system, String java, String kafka, String date) {

    public static Machine here(Clock clock) {
        OperatingSystemMXBean os = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                os.getAvailableProcessors(),
                Math.round(os.getTotalMemorySize() / (double) (1L << 30)),
                os.getName() + " " + os.getVersion() + " " + os.getArch(),
                Runtime.version().toString(),
                AppInfoParser.getVersion(),
                Instant.now(clock).truncatedTo(ChronoUnit.MINUTES).toString());
    }
}

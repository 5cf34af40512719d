import dev.expunge.sim.run.Generator;
import dev.expunge.sim.run.Run;

/** Runs seeds from 1 on for some seconds of processor time; ends with 1, and the seed, the time and what it saw, if one fails. */
public final class RunSimulation {

    private RunSimulation() {}

    public static void main(String[] args) {
        long end = Long.parseLong(args[0]) * 1_000_000_000L;
        var thread = java.lang.management.ManagementFactory.getThreadMXBean();
        for (long seed = 1; thread.getCurrentThreadCpuTime() < end; seed++) {
            try {
                Run.of(Generator.plan(seed, 1));
            } catch (RuntimeException | AssertionError seen) {
                String what = seen.toString().replace("dev.expunge.sim.check.Violation: ", "");
                long seconds = 1 + thread.getCurrentThreadCpuTime() / 1_000_000_000L;
                System.out.println("seed " + seed + " in " + seconds + " s: " + what.split("[:\n]", 2)[0]);
                System.exit(1);
            }
        }
    }
}

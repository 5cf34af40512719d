package dev.expunge.bench;

import dev.expunge.bench.result.Target;
import java.util.List;

/** Something to be measured, beside what it is compared with. An object is used for one run of the benchmark. */
public interface Scenario {

    /** A letter, the name of its files. */
    String id();

    String title();

    List<Target> targets();

    /** Once, before the rounds: declares tables, starts rivals. */
    void prepare(Lab lab);

    /** Rounds before those that count. None where a round starts processes of its own, or takes many minutes. */
    default int warmUps() {
        return 1;
    }

    /** The product and each rival, one after the other, on data that were loaded for it. */
    void round(Lab lab, Recorder out);
}

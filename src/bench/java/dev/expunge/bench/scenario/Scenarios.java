package dev.expunge.bench.scenario;

import dev.expunge.bench.Scale;
import dev.expunge.bench.Scenario;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** All scenarios by their letter. */
public final class Scenarios {

    private static final Map<String, Function<Scale, Scenario>> ALL = new TreeMap<>();

    static {
        ALL.put("A", OneParent::new);
        ALL.put("B", Tree::new);
        ALL.put("C", TwoPhases::new);
        ALL.put("D", ManyParents::new);
        ALL.put("E", SingleRow::new);
        ALL.put("F", SoftAndBack::new);
        ALL.put("G", Ingest::new);
        ALL.put("H", Timers::new);
        ALL.put("I", PendingTimers::new);
        ALL.put("J", SingleRowUnderLoad::new);
        ALL.put("K", Cycles::new);
        ALL.put("L", MemoryOfServices::new);
        ALL.put("S", ScaleOut::new);
    }

    private Scenarios() {}

    public static Set<String> letters() {
        return Set.copyOf(ALL.keySet());
    }

    /** @throws NullPointerException there is none with this letter */
    public static Scenario of(String letter, Scale scale) {
        return Objects.requireNonNull(ALL.get(letter), letter).apply(scale);
    }
}

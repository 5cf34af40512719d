package dev.expunge.bench.scenario;

import dev.expunge.bench.Scenario;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** All scenarios by their letter. */
public final class Scenarios {

    private static final Map<String, Supplier<Scenario>> ALL = new LinkedHashMap<>();

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

    public static Map<String, Supplier<Scenario>> all() {
        return Map.copyOf(ALL);
    }
}

package dev.expunge.sim.run;

import dev.expunge.core.event.ActionCommand;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.Value;
import dev.expunge.core.shard.Settings;
import dev.expunge.sim.Setup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a plan of a seed. */
public final class Generator {

    private static final long HOUR_MS = 3_600_000;
    private static final long[] DELAYS_MS = {0, 10, 1_000, HOUR_MS};

    /** One in so many runs that are not compared has a parent of hundreds of rows. */
    private static final int CROWDED = 150;

    private static final long DAY_MS = 24 * HOUR_MS;

    private final Random random;
    private final SchemaMaker schemas;
    private final Map<String, @Nullable Object> tables;
    private final List<Op> ops = new ArrayList<>();
    private final List<String> deletes = new ArrayList<>();
    private final Set<String> asyncDeletes = new HashSet<>();
    private final boolean isCompared;

    /** Deletes wait long, so that newer ones take over from them, and are undone. */
    private final boolean isPatient;

    private int count;

    private Generator(Random random, boolean isCompared) {
        this.random = random;
        this.isCompared = isCompared;
        this.isPatient = random.nextInt(5) == 0;
        this.schemas = new SchemaMaker(random);
        this.tables = new LinkedHashMap<>(schemas.tables());
    }

    /** @param bigger how many times more happens than in a short run, 1 or more */
    public static Plan plan(long seed, int bigger) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        int shards = 1 + random.nextInt(4);
        Settings settings =
                new Settings(1 + random.nextInt(4), 1 + random.nextInt(6), 10_000_000, 7 * DAY_MS, 30 * DAY_MS);
        int calm = random.nextInt(4);
        Setup.Faults faults = calm == 0
                ? Setup.Faults.NONE
                : new Setup.Faults(
                        random.nextInt(40),
                        random.nextInt(10),
                        random.nextInt(100),
                        random.nextInt(30),
                        1 + random.nextInt(6),
                        random.nextInt(100));
        Setup setup = new Setup(shards, 1 + random.nextInt(3), settings, faults, seed);
        Generator generator = new Generator(random, random.nextInt(3) > 0);
        generator.make(bigger);
        return new Plan(setup, generator.isCompared, List.copyOf(generator.ops));
    }

    private void make(int bigger) {
        ops.add(new Op.Declare(id("c"), Map.copyOf(tables)));
        ops.add(new Op.Settle());
        int rows = (5 + random.nextInt(15)) * bigger;
        for (int i = 0; i < rows; i++) {
            write(false);
            if (isCompared && i % 3 == 0) {
                ops.add(new Op.Settle());
            }
        }
        if (!isCompared && random.nextInt(CROWDED) == 0) {
            crowd();
        }
        ops.add(new Op.Settle());
        int rounds = (2 + random.nextInt(6)) * bigger;
        for (int i = 0; i < rounds; i++) {
            int together = 1 + random.nextInt(isCompared ? 4 : 12);
            for (int j = 0; j < together; j++) {
                one();
            }
            if (isCompared || random.nextInt(4) == 0) {
                ops.add(new Op.Settle());
                pass();
            }
        }
    }

    private void pass() {
        if (random.nextInt(3) == 0) {
            ops.add(new Op.Pass(random.nextBoolean() ? 1_500 : 4_000_000));
            ops.add(new Op.Settle());
        }
    }

    private void one() {
        int kind = random.nextInt(100);
        if (isPatient && kind < 60) {
            delete(body(table()));
        } else if (isPatient && kind < 80) {
            act();
        } else if (kind < 30) {
            write(random.nextInt(6) == 0);
        } else if (kind < 37) {
            ops.add(new Op.Remove(id("w"), row()));
        } else if (kind < 75) {
            delete(body(table()));
        } else if (kind < 88) {
            act();
        } else if (kind < 92) {
            cancelAndAgain();
        } else if (kind < 95) {
            redeclare();
        } else if (kind < 97 && !isCompared) {
            feed();
        } else if (kind < 98) {
            ops.add(new Op.Preview(id("p"), body(table())));
        } else if (!isCompared) {
            ops.add(new Op.Pass(random.nextInt(2_000)));
        }
    }

    /** A source that echoes: a new image, of a version that may be old, or the row with our effects in it. */
    private void feed() {
        RowRef row = row();
        Long version = random.nextBoolean() ? null : count + random.nextInt(20) - 10L;
        ops.add(new Op.Feed(id("w"), row, random.nextBoolean() ? null : schemas.columns(row), version));
    }

    /** Many rows that reference the same few. */
    private void crowd() {
        String table = table();
        int rows = 500 + random.nextInt(1_500);
        for (int i = 0; i < rows; i++) {
            RowRef row = new RowRef(table, schemas.isComposite(table) ? "[\"c" + i + "\",\"s0\"]" : "c" + i);
            SortedMap<String, Value> columns = schemas.columns(row);
            for (int j = 0; j < 3; j++) {
                columns.put("r" + j, new Value.Text("k1"));
            }
            ops.add(new Op.Write(id("w"), row, columns));
        }
    }

    private void redeclare() {
        String name = table();
        Map<String, Object> changed = schemas.table(name, stampable(name));
        tables.put(name, changed);
        alone(true, new Op.Declare(id("c"), Map.of(name, changed)));
    }

    /** The model knows some things only where nothing else happens meanwhile. */
    private void alone(boolean isNeeded, Op op) {
        if (isNeeded && isCompared) {
            ops.addAll(List.of(new Op.Settle(), op, new Op.Settle()));
        } else {
            ops.add(op);
        }
    }

    /** Scheduled, cancelled by a write and scheduled again, within a millisecond if the run so wills. */
    private void cancelAndAgain() {
        RowRef row = row();
        SortedMap<String, Value> unstamped = schemas.columns(row);
        if (stampable(row.table())) {
            unstamped.put("deletionTime", Value.NULL);
        }
        delete(scheduled(row));
        ops.add(new Op.Write(id("w"), row, unstamped));
        delete(scheduled(row));
    }

    private Map<String, @Nullable Object> scheduled(RowRef row) {
        return new TreeMap<>(Map.of("table", row.table(), "key", row.key(), "mode", "scheduled", "delayMs", delay()));
    }

    private void delete(Map<String, @Nullable Object> body) {
        String id = id("d");
        deletes.add(id);
        boolean isAsync = "async".equals(body.get("execution"));
        if (isAsync) {
            asyncDeletes.add(id);
        }
        alone(isAsync, new Op.Delete(id, body));
    }

    private void act() {
        if (!deletes.isEmpty()) {
            ActionCommand.Action[] actions = ActionCommand.Action.values();
            int back = Math.min(deletes.size(), 1 + random.nextInt(4));
            String deleteId = deletes.get(deletes.size() - back);
            Op act = new Op.Act(id("a"), deleteId, actions[random.nextInt(actions.length)]);
            alone(asyncDeletes.contains(deleteId), act);
        }
    }

    private Map<String, @Nullable Object> body(String table) {
        Map<String, @Nullable Object> body = new TreeMap<>(Map.of("table", table));
        select(table, body);
        int mode = isPatient ? 4 + random.nextInt(6) : random.nextInt(10);
        if (mode < 4) {
            body.put("mode", "hard");
        } else if (mode < 6) {
            body.put("mode", "soft");
        } else if (mode < 9) {
            body.put("mode", "scheduled");
            body.put("delayMs", delay());
        }
        if (mode >= 4 && mode < 9 && random.nextInt(6) == 0) {
            body.put("cascade", "hard");
        }
        if (mode < 6 && random.nextInt(4) == 0) {
            body.put("execution", "async");
            // Which rows share a page depends on where they are, but for pages of one and a page of all.
            body.put("batchSize", isCompared ? (random.nextBoolean() ? 1L : 100L) : 1L + random.nextInt(3));
        }
        return body;
    }

    private void select(String table, Map<String, @Nullable Object> body) {
        int kind = random.nextInt(10);
        if (kind < 5) {
            body.put("key", row(table).key());
        } else if (kind < 7) {
            body.put(
                    "keys",
                    List.of(row(table).key(), row(table).key(), row(table).key()));
        } else if (kind < 9) {
            body.put("where", Map.of("r" + random.nextInt(3), "k" + random.nextInt(SchemaMaker.KEYS)));
            body.put("allowFullScan", true);
        } else {
            body.put("allowFullScan", true);
        }
    }

    private void write(boolean stamps) {
        RowRef row = row();
        SortedMap<String, Value> columns = schemas.columns(row);
        if (stamps && stampable(row.table())) {
            columns.put("deletionTime", random.nextBoolean() ? Value.NULL : new Value.Int(5 + random.nextInt(3)));
        }
        ops.add(new Op.Write(id("w"), row, columns));
    }

    private RowRef row() {
        return row(table());
    }

    private RowRef row(String table) {
        String id = "k" + random.nextInt(SchemaMaker.KEYS);
        return new RowRef(table, schemas.isComposite(table) ? "[\"" + id + "\",\"s" + random.nextInt(2) + "\"]" : id);
    }

    private String table() {
        List<String> names = List.copyOf(tables.keySet());
        return names.get(random.nextInt(names.size()));
    }

    private boolean stampable(String table) {
        return tables.get(table) instanceof Map<?, ?> definition
                && definition.get("columns") instanceof Map<?, ?> columns
                && columns.containsKey("deletionTime");
    }

    private long delay() {
        return isPatient ? HOUR_MS : DELAYS_MS[random.nextInt(DELAYS_MS.length)];
    }

    private String id(String kind) {
        count++;
        return kind + count;
    }
}

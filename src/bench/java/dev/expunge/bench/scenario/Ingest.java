package dev.expunge.bench.scenario;

import dev.expunge.bench.Lab;
import dev.expunge.bench.Recorder;
import dev.expunge.bench.Scale;
import dev.expunge.bench.Scenario;
import dev.expunge.bench.result.Target;
import dev.expunge.core.row.Value;
import java.util.List;
import java.util.Map;

/** G: new rows with two foreign keys each are written into {@code expunge.changes}, until the processor has taken the last. */
public final class Ingest implements Scenario {

    private static final String TAKEN = "Expunge, taken by the processor";
    private static final String RAW = "raw limit, as many records";
    private static final int PARENTS = 1_000;
    private static final Value BODY = new Value.Text(Family.BODY);
    private static final int ROWS = 2_000_000;

    private final int rows;

    public Ingest(Scale scale) {
        rows = scale.of(ROWS);
    }

    @Override
    public String id() {
        return "G";
    }

    @Override
    public String title() {
        return "load of " + Scale.textOf(rows) + " rows with two foreign keys each through expunge.changes";
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.atLeast(TAKEN, 25_000), Target.atLeast(TAKEN, 0.5, RAW));
    }

    @Override
    public void prepare(Lab lab) {
        lab.product()
                .api()
                .put(
                        "/catalog",
                        "{'tables': {'authors': {'columns': {'id': 'string'}}, 'topics': {'columns': {'id': 'string'}},"
                                + " 'posts': {'columns': {'id': 'string', 'authorId': 'id(authors)', 'topicId':"
                                + " 'id(topics)', 'body': 'string'}, 'indexes': {'by_author': ['authorId'], 'by_topic':"
                                + " ['topicId']}, 'foreignKeys': [{'columns': ['authorId'], 'references': {'table':"
                                + " 'authors'}, 'onDelete': 'cascade'}, {'columns': ['topicId'], 'references':"
                                + " {'table': 'topics'}, 'onDelete': 'setNull'}]}}}");
        for (int i = 0; i < PARENTS; i++) {
            lab.loader().write("authors", "a" + i, Map.of());
            lab.loader().write("topics", "t" + i, Map.of());
        }
        lab.loader().flush();
        lab.sentinels().awaitShown("posts", "authorId");
    }

    @Override
    public void round(Lab lab, Recorder out) {
        String prefix = "p" + System.nanoTime() + "-";
        lab.doing("loading " + rows + " rows");
        long start = System.nanoTime();
        for (int i = 0; i < rows; i++) {
            Value author = new Value.Text("a" + i % PARENTS);
            Value topic = new Value.Text("t" + i / PARENTS % PARENTS);
            lab.loader().write("posts", prefix + i, Map.of("authorId", author, "topicId", topic, "body", BODY));
        }
        lab.loader().flush();
        out.rate("producer, sent", "rows", rows, System.nanoTime() - start);
        lab.sentinels().awaitTaken("posts", "authorId");
        out.rate(TAKEN, "rows", rows, System.nanoTime() - start);
        lab.doing("waiting for the API's view");
        lab.sentinels().awaitShown("posts", "authorId");
        out.rate("Expunge, shown by the API", "rows", rows, System.nanoTime() - start);
        lab.doing("raw limit");
        out.rate(RAW, "rows", rows, lab.rawLimit().pass(rows, Family.BODY));
    }
}

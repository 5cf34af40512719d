package dev.expunge.bench.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.bench.Lab;
import dev.expunge.bench.Recorder;
import dev.expunge.bench.product.Site;
import dev.expunge.core.row.Value;
import java.time.Duration;
import java.util.Map;

/** Parents, and children that go with them: the tables that most scenarios use. */
final class Family {

    /** What a row has beside its keys: 100 characters, the same for the product and its rivals. */
    static final String BODY = "0123456789".repeat(10);

    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final Value BODY_VALUE = new Value.Text(BODY);

    private final Lab lab;
    private final Site site;
    private final String parents;
    private final String children;

    /** @param prefix of the tables' names, so that a scenario may have several families */
    Family(Lab lab, String prefix) {
        this(lab, lab.site(), prefix);
    }

    Family(Lab lab, Site site, String prefix) {
        this.lab = lab;
        this.site = site;
        this.parents = prefix + "parents";
        this.children = prefix + "children";
    }

    String parents() {
        return parents;
    }

    Duration limit() {
        return LIMIT;
    }

    String children() {
        return children;
    }

    /** @param action of the foreign key, such as cascade */
    void declare(String action) {
        site.api()
                .put(
                        "/catalog",
                        "{'tables': {'" + parents + "': {'columns': {'id': 'string', 'body': 'string',"
                                + " 'deletionTime': 'integer'}}, '" + children
                                + "': {'columns': {'id': 'string', 'parentId': 'id(" + parents
                                + ")', 'body': 'string', 'deletionTime': 'integer'}, 'indexes': {'by_parent':"
                                + " ['parentId']}, 'foreignKeys': [{'columns': ['parentId'], 'references': {'table': '"
                                + parents + "'}, 'onDelete': '" + action + "'}]}}}");
    }

    /** Writes a parent and its children {@code <parent>c0, <parent>c1, ...}; they may still be on their way. */
    void write(String parent, int childrenOfIt) {
        site.loader().write(parents, parent, Map.of("body", BODY_VALUE));
        Value reference = new Value.Text(parent);
        for (int i = 0; i < childrenOfIt; i++) {
            site.loader().write(children, parent + "c" + i, Map.of("parentId", reference, "body", BODY_VALUE));
        }
    }

    /** Writes parents {@code <prefix>0, <prefix>1, ...} with so many children each. */
    void write(String prefix, int count, int childrenOfEach) {
        for (int i = 0; i < count; i++) {
            write(prefix + i, childrenOfEach);
        }
    }

    /** Returns when all that was written is taken, and shown by the API. */
    void settle() {
        site.loader().flush();
        site.sentinels().awaitShown(children, "parentId");
    }

    /** One parent is loaded and deleted, hard; the loading is not timed. */
    void measure(Recorder out, String series, int childrenOfIt) {
        String parent = "p" + System.nanoTime();
        lab.doing(series + ": loading");
        write(parent, childrenOfIt);
        settle();
        lab.doing(series + ": deleting");
        out.rate(series, "rows", childrenOfIt + 1L, delete(parent, "hard", childrenOfIt));
    }

    /** Deletes a parent and waits for the end. @return nanoseconds */
    long delete(String parent, String mode, int expectedChildren) {
        long start = System.nanoTime();
        JsonNode status = site.api()
                .postAndWait(
                        "/deletes",
                        "{'table': '" + parents + "', 'key': '" + parent + "', 'mode': '" + mode + "'}",
                        LIMIT);
        long took = System.nanoTime() - start;
        String kind = mode.equals("hard") ? "hardDeleted" : "softDeleted";
        Expect.completed(status, kind, children, expectedChildren);
        return took;
    }
}

package dev.expunge.bench.micro;

import dev.expunge.core.event.RowChange;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.RowState;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import dev.expunge.schema.EventCodecs;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.LocalSchemas;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Events between Avro and the core, as each row that is loaded or deleted needs them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Events {

    private static final long NOW_MS = 1_790_000_000_000L;
    private static final Map<String, Value> COLUMNS = Map.of(
            "id", new Value.Text("post-0001234567"),
            "authorId", new Value.Text("author-42"),
            "body", new Value.Text("0123456789".repeat(10)));

    private final EventCodecs codecs = new EventCodecs(new Topics(Layout.PER_TABLE), new LocalSchemas(), "bench");
    private final RowChange change =
            new RowChange("event-0001234567", "posts", "post-0001234567", COLUMNS, RowChange.Origin.OWNER, null);
    private final byte[] changeBytes =
            Objects.requireNonNull(codecs.encode(change, NOW_MS).value());
    private final RowState live = new RowState("posts", "post-0001234567", Row.of(COLUMNS));
    private final RowEffect effect = new RowEffect(
            "effect-0001234567",
            new RowRef("posts", "post-0001234567"),
            RowEffect.Kind.DELETE,
            Map.of(),
            Map.of(),
            new RowEffect.Because("delete-0001", null, null, NOW_MS));

    @Benchmark
    public Object encodeChange() {
        return codecs.encode(change, NOW_MS);
    }

    @Benchmark
    public Object decodeChange() throws UnreadableRecordException {
        return codecs.decodeInput(new RecordOrigin(Topics.CHANGES.name(), 0, 0, NOW_MS, null), changeBytes);
    }

    @Benchmark
    public Object encodeRow() {
        return codecs.encode(live, NOW_MS);
    }

    @Benchmark
    public Object encodeEffect() {
        return codecs.encode(effect, NOW_MS);
    }
}

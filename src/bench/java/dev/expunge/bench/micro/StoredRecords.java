package dev.expunge.bench.micro;

import dev.expunge.core.catalog.Column.BaseType;
import dev.expunge.core.row.Value;
import dev.expunge.core.storage.ByteWriter;
import dev.expunge.core.storage.IndexKeys;
import dev.expunge.core.storage.RecordCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A record like that of a row, and the key of an index entry. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StoredRecords {

    private static final String KEY = "customer-0001234567";

    private final RecordCodec<Stored> codec = RecordCodec.of(Stored.class);
    private final Stored stored = new Stored(
            "0123456789".repeat(15).getBytes(StandardCharsets.UTF_8),
            new Removal("0190a7c2-delete", 1_790_000_000_000L),
            List.of(11L, 22L, 33L, 44L),
            null);
    private final byte[] bytes = codec.encode(stored);
    private final Value text = new Value.Text(KEY);
    private final Value number = new Value.Int(1_790_000_000_000L);

    /** In the shape of what a shard keeps of a row, which only the core itself can see. */
    record Stored(
            byte @Nullable [] columns,
            @Nullable Removal removal,
            List<Long> recent,
            @Nullable Long last) {}

    record Removal(String deleteId, long atMs) {}

    @Benchmark
    public byte[] encodeRecord() {
        return codec.encode(stored);
    }

    @Benchmark
    public Object decodeRecord() {
        return codec.decode(bytes);
    }

    /** A text and a number, in the order of their values, with the row's key behind them. */
    @Benchmark
    public byte[] encodeIndexKey() {
        ByteWriter out = new ByteWriter();
        out.u8('i').varint(42);
        IndexKeys.write(out, BaseType.STRING, text);
        IndexKeys.write(out, BaseType.INTEGER, number);
        return out.text(KEY).toBytes();
    }

    @Benchmark
    public byte[] encodeReferenceKey() {
        return new ByteWriter().u8('R').varint(7).text(KEY).varint(3).text(KEY).toBytes();
    }
}

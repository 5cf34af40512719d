package dev.expunge.bench.cost;

import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.Input;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.Routing;
import dev.expunge.core.shard.Settings;
import dev.expunge.core.shard.Shard;
import dev.expunge.core.shard.Step;
import dev.expunge.core.storage.InMemoryStorage;
import dev.expunge.schema.EventCodecs;
import dev.expunge.schema.codec.EncodedRecord;
import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.LocalSchemas;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The core's shards with the product's settings, and the log between them; everything that passes is counted. */
final class Shards {

    private static final Pattern TABLE = Pattern.compile("^(expunge\\.(?:rows|effects))\\..*");

    /** Time stands still: nothing here waits for it. */
    private static final long NOW_MS = 1_790_000_000_000L;

    private final List<Shard> shards = new ArrayList<>();
    private final Deque<Step.ToShard> log = new ArrayDeque<>();
    private final EventCodecs codecs = new EventCodecs(new Topics(Layout.PER_TABLE), new LocalSchemas(), "bench");
    final Tally tally = new Tally();
    final Map<String, DeleteStatus> deletes = new HashMap<>();

    Shards(int count) {
        for (int i = 0; i < count; i++) {
            shards.add(new Shard(i, count, Settings.DEFAULT, new CountingStorage(new InMemoryStorage(), tally)));
        }
    }

    /** Gives an input to its shard, and delivers until nothing is left to deliver. */
    void take(Input input) {
        tally.add("inputs", 1);
        say(shards.get(Routing.shardOf(input.routingKey(), shards.size())).handle(input, NOW_MS));
        while (!log.isEmpty()) {
            Step.ToShard next = log.poll();
            say(shards.get(next.shard()).handleMessage(next.message(), NOW_MS));
        }
    }

    private void say(Step step) {
        for (Step.ToShard message : step.messages()) {
            tally.add("messages between shards", 1);
            tally.add("messages between shards: bytes", message.message().length);
            log.add(message);
        }
        for (Output output : step.outputs()) {
            if (output instanceof DeleteStatus status) {
                deletes.put(status.deleteId(), status);
            }
            EncodedRecord record = codecs.encode(output, NOW_MS);
            byte[] value = record.value();
            String topic = TABLE.matcher(record.topic()).replaceFirst("$1.TABLE");
            tally.add("topic " + topic + ": records", 1);
            tally.add("topic " + topic + ": bytes", record.keyBytes().length + (value == null ? 0L : value.length));
        }
    }
}

package dev.expunge.core.shard;

import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.AuditEvent.Affected;
import dev.expunge.core.event.AuditEvent.Subject;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus.Blockers;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.ReplyTo;
import dev.expunge.core.event.Routing;
import dev.expunge.core.event.RowState;
import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.ByteWriter;
import dev.expunge.core.storage.RecordCodec;
import dev.expunge.core.storage.Storage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what one step says to the world and to other shards, and gives out running numbers. */
final class Outbox {

    private static final int AFFECTED_PER_EVENT = 1_000;

    private record Numbers(long next) {}

    private static final RecordCodec<Message> MESSAGE = RecordCodec.of(Message.class);

    private final int shard;
    private final int shards;
    private final Records<Numbers> numbers;
    private long next = -1;
    private boolean dirty;
    private long now;
    private final List<Output> outputs = new ArrayList<>();
    private final Map<Integer, List<Message>> messages = new LinkedHashMap<>();
    private final Map<String, List<Affected>> affected = new LinkedHashMap<>();

    Outbox(int shard, int shards, Storage storage) {
        this.shard = shard;
        this.shards = shards;
        this.numbers = new Records<>(storage, 'n', Numbers.class);
    }

    void begin(long nowMs) {
        now = nowMs;
        outputs.clear();
        messages.clear();
        affected.clear();
        if (next < 0) {
            Numbers stored = numbers.get(key -> {});
            next = stored == null ? 1 : stored.next();
        }
    }

    Step end() {
        affected.forEach(this::flush);
        if (dirty) {
            numbers.put(key -> {}, new Numbers(next));
            dirty = false;
        }
        List<Step.ToShard> sent = new ArrayList<>();
        messages.forEach((to, list) -> sent.add(new Step.ToShard(to, envelope(list))));
        return new Step(List.copyOf(outputs), sent, isInBackground());
    }

    private boolean isInBackground() {
        return outputs.stream().allMatch(RowState.class::isInstance)
                && messages.values().stream().flatMap(List::stream).allMatch(ReferenceMessage.class::isInstance);
    }

    /** One message behind the other, in order: two envelopes, one behind the other, are an envelope again. */
    private static byte[] envelope(List<Message> list) {
        ByteWriter writer = new ByteWriter();
        list.forEach(message -> MESSAGE.write(writer, message));
        return writer.toBytes();
    }

    static List<Message> open(byte[] envelope) {
        ByteReader reader = new ByteReader(envelope);
        List<Message> found = new ArrayList<>();
        while (reader.remaining() > 0) {
            found.add(MESSAGE.read(reader));
        }
        return found;
    }

    long now() {
        return now;
    }

    /** @param to null: nobody waits */
    void reply(@Nullable ReplyTo to, Reply.Answer answer) {
        if (to != null) {
            emit(new Reply(to, answer));
        }
    }

    void emit(Output output) {
        outputs.add(output);
    }

    void send(int to, Message message) {
        messages.computeIfAbsent(to, s -> new ArrayList<>()).add(message);
    }

    void sendToHomeOf(String deleteId, Message message) {
        send(Routing.shardOf(deleteId, shards), message);
    }

    void sendToAll(Message message) {
        for (int to = 0; to < shards; to++) {
            send(to, message);
        }
    }

    /** A number that this shard gives out once. */
    long number() {
        dirty = true;
        return next++;
    }

    /** As {@link #number}, and no other shard gives it out. */
    long globalNumber() {
        return ((long) shard << 44) | number();
    }

    void audit(String deleteId, @Nullable String principal, AuditEvent.Type type, Subject subject) {
        outputs.add(new AuditEvent(eventId(), now, deleteId, principal, type, subject));
    }

    /** Rows affected in one step are told together. */
    void affected(String deleteId, Affected row) {
        affected.computeIfAbsent(deleteId, id -> new ArrayList<>()).add(row);
    }

    String eventId() {
        return shard + "-" + number();
    }

    private void flush(String deleteId, List<Affected> rows) {
        for (int from = 0; from < rows.size(); from += AFFECTED_PER_EVENT) {
            List<Affected> part = rows.subList(from, Math.min(rows.size(), from + AFFECTED_PER_EVENT));
            audit(
                    deleteId,
                    null,
                    AuditEvent.Type.ROWS_AFFECTED,
                    new Subject(null, Map.of(), List.copyOf(part), Blockers.NONE, Counts.NONE));
        }
    }
}

package dev.expunge.schema.topic;

import static dev.expunge.schema.topic.Keeping.LARGE_BYTES;
import static dev.expunge.schema.topic.Keeping.SMALL_BYTES;
import static dev.expunge.schema.topic.Topic.Owner.ANYBODY;
import static dev.expunge.schema.topic.Topic.Owner.CASCADE_PROCESSOR;
import static dev.expunge.schema.topic.Topic.Owner.EVERY_SERVICE;
import static dev.expunge.schema.topic.Topic.Owner.SCHEDULER_SERVICE;
import static dev.expunge.schema.topic.Topic.Spread.ONE;
import static dev.expunge.schema.topic.Topic.Spread.SHARDS;

import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.Input;
import dev.expunge.core.event.PurgeDue;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowState;
import dev.expunge.core.event.TableState;
import dev.expunge.core.event.TimerChange;
import dev.expunge.schema.codec.AuditEventCodec;
import dev.expunge.schema.codec.DeleteStatusCodec;
import dev.expunge.schema.codec.OpaqueCodec;
import dev.expunge.schema.codec.PurgeDueCodec;
import dev.expunge.schema.codec.QuarantineCodec;
import dev.expunge.schema.codec.Quarantined;
import dev.expunge.schema.codec.ReplyCodec;
import dev.expunge.schema.codec.RequestCodec;
import dev.expunge.schema.codec.RowChangeCodec;
import dev.expunge.schema.codec.RowEffectCodec;
import dev.expunge.schema.codec.RowStateCodec;
import dev.expunge.schema.codec.TableStateCodec;
import dev.expunge.schema.codec.TimerChangeCodec;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** All topics. Those that depend on the layout are made by it, the others are constants. */
public final class Topics {

    /** What producers and consumers must allow for, bytes. */
    public static final int MAX_MESSAGE_BYTES = LARGE_BYTES;

    /** Every topic's name begins so. */
    public static final String PREFIX = "expunge.";

    private static final String ROWS = PREFIX + "rows";
    private static final String EFFECTS = PREFIX + "effects";
    private static final Duration WEEK = Duration.ofDays(7);

    public static final Topic<RowChange> CHANGES = new Topic<>(
            PREFIX + "changes", "row key", ANYBODY, SHARDS, Keeping.of(WEEK, SMALL_BYTES), RowChangeCodec::new);

    /** Callers who cannot compute a delete id leave the key out: then the record may be on any partition. */
    public static final Topic<Input> REQUESTS = new Topic<>(
            PREFIX + "requests", "delete id", ANYBODY, SHARDS, Keeping.of(WEEK, LARGE_BYTES), RequestCodec::new);

    public static final Topic<PurgeDue> COMMANDS = new Topic<>(
            PREFIX + "commands",
            "row key",
            SCHEDULER_SERVICE,
            SHARDS,
            Keeping.of(WEEK, SMALL_BYTES),
            PurgeDueCodec::new);

    /**
     * Messages between shards. A queue: time must not remove what a stopped processor has yet to read, so nothing expires,
     * and what was read is removed by {@link TopicAdmin#purgeShards}.
     */
    public static final Topic<byte[]> SHARD_MESSAGES = new Topic<>(
            PREFIX + "shards",
            "none; the partition is the shard",
            CASCADE_PROCESSOR,
            SHARDS,
            Keeping.forever(LARGE_BYTES),
            ids -> new OpaqueCodec());

    public static final Topic<TimerChange> TIMERS = new Topic<>(
            PREFIX + "timers",
            "table/key",
            CASCADE_PROCESSOR,
            SHARDS,
            Keeping.latest(SMALL_BYTES),
            TimerChangeCodec::new);

    public static final Topic<DeleteStatus> DELETES = new Topic<>(
            PREFIX + "deletes",
            "delete id",
            CASCADE_PROCESSOR,
            SHARDS,
            Keeping.latest(LARGE_BYTES),
            DeleteStatusCodec::new);

    public static final Topic<AuditEvent> AUDIT = new Topic<>(
            PREFIX + "audit", "delete id", EVERY_SERVICE, SHARDS, Keeping.forever(LARGE_BYTES), AuditEventCodec::new);

    /** One partition: a change of several tables is read in the order in which it was made. */
    public static final Topic<TableState> CATALOG = new Topic<>(
            PREFIX + "catalog", "table", CASCADE_PROCESSOR, ONE, Keeping.latest(LARGE_BYTES), TableStateCodec::new);

    public static final Topic<Reply> REPLIES = new Topic<>(
            PREFIX + "replies",
            "client",
            CASCADE_PROCESSOR,
            SHARDS,
            Keeping.of(Duration.ofHours(1), LARGE_BYTES),
            ReplyCodec::new);

    public static final Topic<Quarantined> QUARANTINE = new Topic<>(
            PREFIX + "quarantine",
            "event id",
            EVERY_SERVICE,
            ONE,
            Keeping.of(Duration.ofDays(30), SMALL_BYTES),
            QuarantineCodec::new);

    private static final List<Topic<?>> CONSTANT =
            List.of(CHANGES, REQUESTS, COMMANDS, SHARD_MESSAGES, TIMERS, DELETES, AUDIT, CATALOG, REPLIES, QUARANTINE);

    private final Layout layout;

    public Topics(Layout layout) {
        this.layout = layout;
    }

    public Layout layout() {
        return layout;
    }

    public Topic<RowState> rows(String table) {
        return new Topic<>(
                name(ROWS, table),
                rowKey(),
                CASCADE_PROCESSOR,
                SHARDS,
                Keeping.latest(LARGE_BYTES),
                ids -> new RowStateCodec(ids, layout));
    }

    public Topic<RowEffect> effects(String table) {
        return new Topic<>(
                name(EFFECTS, table),
                rowKey(),
                CASCADE_PROCESSOR,
                SHARDS,
                Keeping.of(WEEK, LARGE_BYTES),
                ids -> new RowEffectCodec(ids, layout));
    }

    /** The topics that exist before there is any table. */
    public List<Topic<?>> beforeTables() {
        return layout == Layout.PER_TABLE
                ? CONSTANT
                : Stream.concat(CONSTANT.stream(), ofTable("").stream()).toList();
    }

    /** The topics that hold a table's rows and effects. */
    public List<Topic<?>> ofTable(String table) {
        return List.of(rows(table), effects(table));
    }

    private String name(String topic, String table) {
        return layout == Layout.SHARED ? topic : topic + "." + table;
    }

    private String rowKey() {
        return layout == Layout.SHARED ? "table/key" : "row key";
    }

    /** The table that a topic of its own belongs to. */
    static String tableOf(String topic) {
        for (String shared : List.of(ROWS, EFFECTS)) {
            if (topic.startsWith(shared + ".")) {
                return topic.substring(shared.length() + 1);
            }
        }
        throw new IllegalArgumentException("not the topic of one table: " + topic);
    }
}

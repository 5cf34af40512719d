package dev.expunge.schema.asyncapi;

import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.Topic;
import dev.expunge.schema.topic.Topics;
import java.util.List;

/**
 * A topic as it is described.
 *
 * @param message the record type of its values, a name of {@link dev.expunge.schema.release.ReleasedSchemas}
 * @param readers services that read it
 */
record Channel(String name, Topic<?> topic, String message, String says, List<String> readers) {

    static final String CASCADE = "cascade-processor";
    static final String SCHEDULER = "scheduler-service";
    static final String API = "delete-api";

    /** In place of a table's name. */
    static final String TABLE = "{table}";

    private static final Topics PER_TABLE = new Topics(Layout.PER_TABLE);

    /** All but the queue between shards, which is nobody's business. */
    static final List<Channel> ALL = List.of(
            new Channel(
                    "changes",
                    Topics.CHANGES,
                    "RowChange",
                    "One write of a row, or its removal. Written by the owners of tables.",
                    List.of(CASCADE)),
            new Channel(
                    "requests",
                    Topics.REQUESTS,
                    "Request",
                    "Delete requests, calls on deletes, changes of the catalog.",
                    List.of(CASCADE)),
            new Channel(
                    "commands", Topics.COMMANDS, "PurgeDue", "The delay of a row's timer is over.", List.of(CASCADE)),
            new Channel(
                    "timers",
                    Topics.TIMERS,
                    "TimerChange",
                    "The timer of a row as it now is; no value: there is none.",
                    List.of(SCHEDULER)),
            new Channel(
                    "deletes",
                    Topics.DELETES,
                    "DeleteStatus",
                    "All that is known of a delete; no value: it is forgotten.",
                    List.of(API)),
            new Channel(
                    "audit", Topics.AUDIT, "AuditEvent", "What happened, in the order of each delete.", List.of(API)),
            new Channel(
                    "catalog",
                    Topics.CATALOG,
                    "TableState",
                    "The definition of a table as it now is.",
                    List.of(API, CASCADE)),
            new Channel("replies", Topics.REPLIES, "Reply", "Answers to those who asked for one.", List.of(API)),
            new Channel(
                    "quarantine",
                    Topics.QUARANTINE,
                    "QuarantinedRecord",
                    "Records that could not be taken, with the reason and their origin.",
                    List.of()),
            new Channel(
                    "rows",
                    PER_TABLE.rows(TABLE),
                    "RowState",
                    "The row as it now is, deletes applied; no value: it is gone.",
                    List.of(API)),
            new Channel(
                    "effects",
                    PER_TABLE.effects(TABLE),
                    "RowEffect",
                    "What the owner of the table is to do to a row.",
                    List.of()));

    /** Services that write it. */
    List<String> writers() {
        return switch (topic.owner()) {
            case ANYBODY -> List.of(API);
            case CASCADE_PROCESSOR -> List.of(CASCADE);
            case SCHEDULER_SERVICE -> List.of(SCHEDULER);
            case EVERY_SERVICE -> List.of(CASCADE, SCHEDULER, API);
        };
    }

    boolean isOfATable() {
        return topic.name().contains(TABLE);
    }
}

package dev.expunge.app.cli.doctor;

import dev.expunge.schema.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Looks at how far the processors have read, and at what could not be read at all. */
final class LagLook {

    private static final String LAG = "lag";
    /** A processor takes some thousands a second. */
    private static final long MUCH = 20_000;

    private LagLook() {}

    static List<Finding> look(Admin admin, String prefix) {
        List<Finding> findings = new ArrayList<>();
        for (String service : List.of("cascade-processor", "scheduler-service")) {
            findings.add(group(admin, prefix + "-" + service));
        }
        quarantine(admin, findings);
        return findings;
    }

    private static Finding group(Admin admin, String group) {
        Map<TopicPartition, OffsetAndMetadata> read =
                KafkaLook.answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        if (read.isEmpty()) {
            return Finding.warning(
                    LAG, group + " has read nothing yet", "Start the service, or name its prefix with --group-prefix");
        }
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        read.keySet().forEach(partition -> ends.put(partition, OffsetSpec.latest()));
        long lag = KafkaLook.answer(admin.listOffsets(ends).all()).entrySet().stream()
                .mapToLong(end -> behind(end.getValue().offset(), read.get(end.getKey())))
                .sum();
        return lag > MUCH
                ? Finding.warning(LAG, group + " is " + lag + " records behind", "See whether it runs and what it logs")
                : Finding.ok(LAG, group + " is " + lag + " records behind");
    }

    private static long behind(long end, @Nullable OffsetAndMetadata read) {
        return read == null ? end : Math.max(0, end - read.offset());
    }

    private static void quarantine(Admin admin, List<Finding> findings) {
        TopicPartition partition = new TopicPartition(Topics.QUARANTINE.name(), 0);
        if (!KafkaLook.answer(admin.listTopics().names()).contains(partition.topic())) {
            return;
        }
        long records = offset(admin, partition, OffsetSpec.latest()) - offset(admin, partition, OffsetSpec.earliest());
        findings.add(
                records <= 0
                        ? Finding.ok("quarantine", "is empty")
                        : Finding.warning(
                                "quarantine",
                                "has up to " + records + " records that could not be read",
                                "Read " + partition.topic() + "; each says its origin and the reason"));
    }

    private static long offset(Admin admin, TopicPartition partition, OffsetSpec spec) {
        Map<TopicPartition, ListOffsetsResultInfo> found =
                KafkaLook.answer(admin.listOffsets(Map.of(partition, spec)).all());
        ListOffsetsResultInfo info = found.get(partition);
        return info == null ? 0 : info.offset();
    }
}

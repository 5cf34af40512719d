package dev.expunge.api.view;

import dev.expunge.core.storage.Bytes;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Which log a store was made from. What was made from another one is worth nothing. */
final class Origin {

    /** Removals stay readable for 7 days; who was away for less has missed none. */
    private static final Duration MAX_AWAY = Duration.ofDays(6);

    private static final byte[] CLUSTER = Keys.text("cluster");
    private static final String TOPIC = "topic/";
    private static final byte[] FORM = Keys.text("form");
    /** Grows when what is stored changes its form. */
    private static final byte[] PRESENT_FORM = {2};

    private Origin() {}

    /** Why the store cannot be gone on with, or null. */
    static @Nullable String mismatch(ViewStore store, LogIdentity log, long nowMs) {
        byte[] cluster = store.get(Family.META, CLUSTER);
        Offsets offsets = new Offsets(store);
        Map<TopicPartition, Long> stored = offsets.stored();
        if (cluster == null) {
            return stored.isEmpty() ? null : "it does not say which cluster it comes from";
        }
        if (!Keys.text(cluster, 0).equals(log.clusterId())) {
            return "it comes from cluster " + Keys.text(cluster, 0) + ", and this one is " + log.clusterId();
        }
        if (!Arrays.equals(store.get(Family.META, FORM), PRESENT_FORM)) {
            return "another version has written it";
        }
        byte[] from = Keys.text(TOPIC);
        for (ViewStore.Entry entry :
                store.scan(Family.META, from, Bytes.successor(from), Integer.MAX_VALUE, Long.MAX_VALUE)) {
            String topic = Keys.text(entry.key(), from.length);
            String id = log.topicIds().get(topic);
            if (id != null && !id.equals(Keys.text(entry.value(), 0))) {
                return "topic " + topic + " was removed and made again";
            }
        }
        for (Map.Entry<TopicPartition, Long> one : stored.entrySet()) {
            Long end = log.ends().get(one.getKey());
            if (end != null && one.getValue() > end) {
                return one.getKey() + " was read up to " + one.getValue() + " and ends at " + end;
            }
        }
        return nowMs - offsets.aliveMs() > MAX_AWAY.toMillis() ? "it was not used for more than 6 days" : null;
    }

    static void note(ViewStore store, LogIdentity log) {
        try (Batch batch = new Batch(store)) {
            batch.put(Family.META, CLUSTER, Keys.text(log.clusterId()));
            batch.put(Family.META, FORM, PRESENT_FORM);
            log.topicIds().forEach((topic, id) -> batch.put(Family.META, Keys.text(TOPIC + topic), Keys.text(id)));
            store.write(batch);
        }
    }
}

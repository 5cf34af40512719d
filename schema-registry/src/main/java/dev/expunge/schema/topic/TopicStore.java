package dev.expunge.schema.topic;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/** What making topics needs of a cluster. */
interface TopicStore {

    /** Partitions by name of those that exist. */
    Map<String, Integer> partitions(Collection<String> names);

    /** Makes topics; those that exist by now are left as they are. */
    void create(List<NewTopic> topics);

    /** Lets some time pass before the next look. */
    void pause();
}

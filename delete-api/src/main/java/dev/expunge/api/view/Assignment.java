package dev.expunge.api.view;

import dev.expunge.core.catalog.Catalog;
import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.Topic;
import dev.expunge.schema.topic.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Which partitions the view reads. */
final class Assignment {

    private static final List<Topic<?>> ALWAYS = List.of(Topics.CATALOG, Topics.DELETES, Topics.AUDIT, Topics.REPLIES);

    private Assignment() {}

    /** All partitions of what is there before there are tables, and of the rows of these tables. */
    static Set<TopicPartition> of(Parts parts, Topics topics, Catalog catalog) {
        Set<TopicPartition> wanted = new HashSet<>();
        ALWAYS.forEach(topic -> wanted.addAll(parts.all(topic)));
        if (topics.layout() == Layout.SHARED) {
            wanted.addAll(parts.all(topics.rows("")));
        } else {
            catalog.tables().keySet().forEach(table -> wanted.addAll(parts.all(topics.rows(table))));
        }
        return wanted;
    }
}

package dev.expunge.api.view;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Which log it is.
 *
 * @param topicIds by name; a topic that was removed and made again has another one
 * @param ends of the partitions of these topics
 */
public record LogIdentity(String clusterId, Map<String, String> topicIds, Map<TopicPartition, Long> ends) {}

package dev.expunge.schema.wire;

/** The registry's name for the values of a topic (the strategy that registries call TopicNameStrategy). */
public final class Subjects {

    private static final String VALUE = "-value";

    private Subjects() {}

    public static String ofValues(String topic) {
        return topic + VALUE;
    }
}

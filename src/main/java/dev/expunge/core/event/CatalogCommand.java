package dev.expunge.core.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds, replaces or (null) removes tables, all or nothing.
 *
 * @param tables definitions by table name as plain JSON: Map, List, String, Long, Double, Boolean, null
 */
public record CatalogCommand(
        String eventId,
        Map<String, @Nullable Object> tables,
        @Nullable String principal,
        @Nullable ReplyTo replyTo) implements Input {

    /** All catalog changes meet on one shard, which puts them in an order. */
    public static final String ROUTING_KEY = "catalog";

    @Override
    public String routingKey() {
        return ROUTING_KEY;
    }
}

package dev.expunge.core.shard;

/** What one shard tells another (or itself, later). Delivered exactly once, in order from one shard to another. */
sealed interface Message permits PlanMessage, DecideMessage, ReferenceMessage, LifeMessage, CatalogMessage {

    void deliver(ShardContext to);
}

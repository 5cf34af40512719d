package dev.expunge.core.event;

/** What reaches a shard from a public topic. Every input has an id: the same id is the same event, however often it arrives. */
public sealed interface Input permits RowChange, DeleteCommand, ActionCommand, CatalogCommand, PurgeDue {

    String eventId();

    /** The text whose hash says which shard takes this input, see {@link Routing}. */
    String routingKey();
}

package dev.expunge.core.catalog;

import dev.expunge.core.Refusal;
import dev.expunge.core.event.Reply;
import java.util.List;
import java.util.SortedSet;

/** What a change would make of a catalog. */
public sealed interface Evolution {

    /** Nothing changes. The refusal lists every fault that was found. */
    record Rejected(Refusal refusal) implements Evolution {}

    /**
     * @param touched the tables that are others than before, are new or are gone; all others are the same objects
     * @param warnings about the tables of the change only
     * @param mustBeEmpty what the change needs beside being valid; the caller knows which tables have rows
     */
    record Accepted(
            Catalog next, SortedSet<String> touched, List<Reply.Warning> warnings, List<MustBeEmpty> mustBeEmpty)
            implements Evolution {}
}

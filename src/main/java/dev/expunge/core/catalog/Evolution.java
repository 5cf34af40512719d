package dev.expunge.core.catalog;

import dev.expunge.core.Refusal;
import dev.expunge.core.event.Reply;
import java.util.List;

/** What a change would make of a catalog. */
public sealed interface Evolution {

    /** Nothing changes. The refusal lists every fault that was found. */
    record Rejected(Refusal refusal) implements Evolution {}

    /**
     * @param warnings about the tables of the change only
     * @param mustBeEmpty what the change needs beside being valid; the caller knows which tables have rows
     */
    record Accepted(Catalog next, List<Reply.Warning> warnings, List<MustBeEmpty> mustBeEmpty) implements Evolution {}
}

package dev.expunge.processor.source;

import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.RowChange;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.wire.UnreadableRecordException;
import org.jspecify.annotations.Nullable;

/** What the records of a source topic look like. One instance per thread. */
interface SourceFormat {

    /** Null: the record says nothing about a row. The change is not yet checked against the table. */
    @Nullable
    RowChange read(Table table, RecordOrigin origin, byte @Nullable [] value) throws UnreadableRecordException;
}

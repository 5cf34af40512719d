package dev.expunge.api.port;

/** A part of the log that a reader may ask to be up to date. */
public sealed interface Part {

    record Definitions() implements Part {}

    record AllRows(String table) implements Part {}

    record OneRow(String table, String key) implements Part {}

    record AllDeletes() implements Part {}

    record OneDelete(String deleteId) implements Part {}

    record AllAudit() implements Part {}

    record AuditOf(String deleteId) implements Part {}
}

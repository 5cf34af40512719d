package dev.expunge.core.event;

import dev.expunge.core.Refusal;

/** A row change that could be read but does not fit the catalog. Topic quarantine. */
public record RefusedChange(RowChange change, Refusal refusal) implements Output {}

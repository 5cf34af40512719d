package dev.expunge.core.request;

import dev.expunge.core.Refusal;

/** What became of reading a delete request. */
public sealed interface Reading {

    record Accepted(ResolvedDelete delete) implements Reading {}

    /** The code is the first in the order of the error codes among the faults found. */
    record Refused(Refusal refusal) implements Reading {}
}

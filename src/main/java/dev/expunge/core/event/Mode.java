package dev.expunge.core.event;

/** How a delete removes its root rows. */
public enum Mode {
    HARD,
    SOFT,
    SCHEDULED
}

package dev.expunge.core.catalog;

/** A fault if this table has rows, and none if it has not. */
public record MustBeEmpty(String table, String path, String message) {}

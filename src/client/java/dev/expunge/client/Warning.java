package dev.expunge.client;

/**
 * Something about a definition that may surprise.
 *
 * @param code the error that it could lead to
 */
public record Warning(String path, String code, String message) {}

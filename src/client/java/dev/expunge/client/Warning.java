package dev.expunge.client;

/**
 * Something about a definition that may surprise.
 *
 * @param path JSON pointer into the catalog
 * @param code the error that it could lead to
 * @param message a sentence
 */
public record Warning(String path, String code, String message) {}

package dev.expunge.api.port;

/** A place in the list of deletes, newest first. */
public record DeletePlace(long requestedAtMs, String deleteId) {}

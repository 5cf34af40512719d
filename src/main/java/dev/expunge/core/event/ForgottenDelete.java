package dev.expunge.core.event;

/** The status of an ended delete, or of a refused request, has expired; its request id is free. Topic deletes, no value. */
public record ForgottenDelete(String deleteId) implements Output {}

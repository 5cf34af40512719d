package dev.expunge.core.event;

/**
 * Where the answer to an input goes.
 *
 * @param client the process that waits, as it names itself
 * @param correlationId its name for this call
 */
public record ReplyTo(String client, String correlationId) {}

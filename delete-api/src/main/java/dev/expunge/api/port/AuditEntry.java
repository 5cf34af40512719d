package dev.expunge.api.port;

import dev.expunge.core.event.AuditEvent;

/** @param next the place right after this event */
public record AuditEntry(AuditEvent event, AuditPlace next) {}

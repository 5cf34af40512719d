package dev.expunge.scheduler;

import dev.expunge.streams.metrics.PutAside;

/** What all timer tasks of the process share. */
record FiringRules(SchedulerSettings settings, GuardedClock clock, Backlog backlog, PutAside putAside) {}

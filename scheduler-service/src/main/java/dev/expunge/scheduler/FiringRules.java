package dev.expunge.scheduler;

/** What all timer tasks of the process share. */
record FiringRules(SchedulerSettings settings, GuardedClock clock, Backlog backlog) {}

package dev.expunge.core.shard;

/** A node of a unit's tree. Number 0 is the root: the coordinator itself. */
record NodeRef(int shard, long number) {}

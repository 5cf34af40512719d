package dev.expunge.api.view;

/** The parts of the store. */
enum Family {
    /** Offsets, definitions, and which cluster all of this comes from. */
    META,
    /** Table, zero byte, key: the row as the topic has it. */
    ROWS,
    /** Delete id: what the indexes need, then the status as the topic has it. */
    DELETES,
    /** Newest first: of all, of a table, of a state, of both. */
    DELETE_INDEX,
    /** Partition, offset: the event as the topic has it. */
    AUDIT,
    /** Delete id, zero byte, partition, offset. */
    AUDIT_BY_DELETE,
    /** How many deletes are in each state, and who waits. */
    BACKLOG
}

package dev.expunge.processor;

/** Knows which tables have their topics. A record for a topic that is not there would take its whole transaction with it. */
interface TableTopics {

    /** Returns when the table's topics are there, made if they were not; at once where that is known. */
    void ensure(String table);

    /** The table was removed, and its topics may be too. */
    void forget(String table);
}

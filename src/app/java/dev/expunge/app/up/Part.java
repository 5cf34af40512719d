package dev.expunge.app.up;

/** Something that runs in this process or beside it, and is started once. */
interface Part extends AutoCloseable {

    /** As people would call it, such as "the scheduler". */
    String name();

    /** Returns when it is ready for use. */
    void start() throws Exception;

    /** Stops it, within a limit of its own; harmless where it was not started. */
    @Override
    void close();
}

package dev.expunge.app;

/** What the process says to a script that called it. */
public enum ExitCode {
    DONE(0),
    /** A delete was refused or blocked, or the demo met something that it did not expect. */
    REFUSED(1),
    USAGE(2),
    NOT_REACHABLE(3),
    PORT_BUSY(4),
    FOLDER_IN_USE(5),
    FOLDER_NOT_WRITABLE(6),
    /** Given by the start script: no JDK 17 or later, or no Maven where something is to be built. */
    TOOLS_MISSING(7),
    /** Something that belongs to Expunge did not start, or ended by itself; or the command has a fault. */
    BROKEN(8);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}

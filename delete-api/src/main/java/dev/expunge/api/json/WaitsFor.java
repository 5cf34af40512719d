package dev.expunge.api.json;

import dev.expunge.core.event.DeleteStatus.State;

/** What a delete that is being worked on waits for. */
enum WaitsFor {
    PROCESSOR("the cascade-processor does not answer"),
    ROWS("its rows are being found and held; rows that another delete holds, or a change of the catalog, come first"),
    EFFECTS("it is decided, and its rows are being changed"),
    PURGE("its purge finds, holds and removes its rows");

    private final String detail;

    WaitsFor(String detail) {
        this.detail = detail;
    }

    static WaitsFor of(State state) {
        return switch (state) {
            case APPLYING -> EFFECTS;
            case PURGING -> PURGE;
            default -> ROWS;
        };
    }

    String detail() {
        return detail;
    }
}

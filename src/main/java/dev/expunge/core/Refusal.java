package dev.expunge.core;

import java.util.List;

/** Why a call was not accepted: one stable code, and every fault with its path (JSON pointer) and a sentence. */
public record Refusal(ErrorCode code, String detail, List<Fault> faults) {

    public Refusal {
        faults = List.copyOf(faults);
    }

    public static Refusal of(ErrorCode code, String path, String message) {
        return new Refusal(code, message, List.of(new Fault(path, message)));
    }

    /** @param path JSON pointer into the body of the call, for instance {@code /tables/users/deletion/delayMs} */
    public record Fault(String path, String message) {}
}

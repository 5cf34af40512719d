package dev.expunge.app.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.app.cli.print.Counted;
import dev.expunge.app.cli.print.Times;
import dev.expunge.client.Calls;
import dev.expunge.client.ExpungeException;
import java.util.ArrayList;
import java.util.List;

/** Looks at a server over HTTP: whether it works, its clock, its backlog. */
public final class ServerLook {

    private static final String SERVER = "server";
    private static final String BACKLOG = "backlog";
    private static final long SKEW_MS = 2_000;
    private static final long LATE_MS = 60_000;

    private ServerLook() {}

    /** @throws ExpungeException if the server cannot be reached */
    public static List<Finding> look(Calls calls) {
        long before = System.currentTimeMillis();
        JsonNode status = calls.get("/status");
        return of(status, before, System.currentTimeMillis());
    }

    /** @param beforeMs when it was asked, afterMs when it had answered, by the clock here */
    static List<Finding> of(JsonNode status, long beforeMs, long afterMs) {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                status.path("notReady").isTextual()
                        ? Finding.wrong(
                                SERVER,
                                "does no work: " + status.path("notReady").asText(),
                                "Start or look at cascade-processor, and at the broker below (--kafka)")
                        : Finding.ok(SERVER, "answers in " + (afterMs - beforeMs) + " ms"));
        if (status.has("fresh") && !status.path("fresh").asBoolean()) {
            findings.add(Finding.wrong(
                    SERVER, "does not learn from Kafka where the log ends", "Look at the broker: --kafka HOST:PORT"));
        }
        findings.add(clock(status.path("at").asLong(), beforeMs, afterMs));
        findings.addAll(backlog(status));
        return findings;
    }

    /** The answer was written at some time between the two, so half of that is not known. */
    private static Finding clock(long serverMs, long beforeMs, long afterMs) {
        long skew = serverMs < beforeMs ? serverMs - beforeMs : Math.max(0, serverMs - afterMs);
        if (Math.abs(skew) <= SKEW_MS) {
            return Finding.ok("clock", "differs by less than " + Times.text(SKEW_MS) + " from the one here");
        }
        return Finding.wrong(
                "clock",
                "of the server is " + Times.text(Math.abs(skew)) + (skew < 0 ? " behind" : " ahead of")
                        + " the one here",
                "Scheduled deletes go by the clocks of the servers; set all of them by NTP");
    }

    private static List<Finding> backlog(JsonNode status) {
        List<Finding> findings = new ArrayList<>();
        JsonNode oldest = status.path("oldest");
        long pending = status.path("pending").asLong();
        if (oldest.path("ageMs").asLong() > LATE_MS) {
            findings.add(Finding.warning(
                    BACKLOG,
                    Counted.are(pending, "delete") + " pending, the oldest for "
                            + Times.text(oldest.path("ageMs").asLong()) + ": "
                            + oldest.path("detail")
                                    .asText(oldest.path("waitsFor").asText()),
                    "expunge status " + oldest.path("deleteId").asText()));
        }
        long overdueMs = status.path("scheduled").path("overdueMs").asLong();
        if (overdueMs > LATE_MS) {
            findings.add(Finding.wrong(
                    BACKLOG,
                    "a purge is overdue for " + Times.text(overdueMs) + ": "
                            + status.path("scheduled").path("nextDeleteId").asText(),
                    "Start or look at scheduler-service"));
        }
        for (String state : List.of("blocked", "failed")) {
            long count = status.path(state).path("count").asLong();
            if (count > 0) {
                findings.add(Finding.warning(
                        BACKLOG,
                        Counted.are(count, "delete") + " " + state,
                        "expunge trash --state " + state.toUpperCase(java.util.Locale.ROOT)));
            }
        }
        return findings.isEmpty()
                ? List.of(Finding.ok(BACKLOG, Counted.are(pending, "delete") + " pending"))
                : findings;
    }
}

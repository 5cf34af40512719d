package dev.expunge.app.cli;

import dev.expunge.app.ExitCode;
import dev.expunge.app.Problem;
import dev.expunge.client.ExpungeException;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** Says why a call did not go through, and what to do next. */
final class Refusals {

    /** Of a gateway before the server, too. */
    private static final Set<Integer> AWAY = Set.of(502, 503, 504);

    private static final String ANOTHER = "Another one: --server URL, or: expunge config";

    private static final Map<String, String> NEXT = Map.ofEntries(
            Map.entry("TABLE_UNKNOWN", "The tables that there are: expunge catalog show"),
            Map.entry("ROW_UNKNOWN", "The rows that there are: expunge rows get TABLE"),
            Map.entry("DELETE_UNKNOWN", "The deletes that there are: expunge trash --state any"),
            Map.entry("STATE_CONFLICT", "What it is doing: expunge status ID"),
            Map.entry("PURGE_STARTED", "What has gone: expunge audit ID"),
            Map.entry(
                    "FULL_SCAN_NOT_ALLOWED",
                    "Name a column that an index begins with, or say --all if every row may be looked at."),
            Map.entry("DEFINITION_INVALID", "Look at the file on its own: expunge catalog lint FILE"),
            Map.entry("ASYNC_WITH_SCHEDULED", "Leave --async away, or say --hard or --soft."),
            Map.entry("DELAY_WITHOUT_SCHEDULED", "Only --scheduled takes a delay."),
            Map.entry("CASCADE_SOFT_UNDER_HARD", "Leave --cascade away, or say --soft."),
            Map.entry("REQUEST_ID_REUSED", "Choose another --request-id, or repeat the first request as it was."));

    private Refusals() {}

    static Problem problem(ExpungeException e, URI server) {
        boolean away = e.code().equals(ExpungeException.NOT_REACHABLE) || AWAY.contains(e.status());
        if (!away && e.code().startsWith(ExpungeException.NO_CODE)) {
            return new Problem(
                    ExitCode.NOT_REACHABLE,
                    "What answers at " + server + " is not Expunge's API: its answer is " + e.code()
                            + " without a code of Expunge." + System.lineSeparator() + ANOTHER,
                    e);
        }
        StringBuilder text = new StringBuilder(String.valueOf(e.getMessage()));
        // What the server says of a field need not name it.
        e.faults().stream()
                .filter(fault ->
                        e.code().equals("REQUEST_INVALID") && fault.path().length() > 1)
                .filter(fault -> !text.toString().contains(fault.path().substring(1)))
                .filter(fault -> text.toString().endsWith(fault.message()))
                .forEach(fault -> text.append(" (at ").append(fault.path()).append(')'));
        e.faults().stream()
                .filter(fault -> !String.valueOf(e.getMessage()).endsWith(fault.message()))
                .forEach(fault -> text.append(System.lineSeparator())
                        .append("  ")
                        .append(fault.path())
                        .append(": ")
                        .append(fault.message()));
        String next =
                away ? "Is there a server at " + server + "? Start one: expunge up. " + ANOTHER : NEXT.get(e.code());
        if (next == null && e.getMessage() != null && e.getMessage().contains(" has no column ")) {
            next = "The columns that there are: expunge catalog show TABLE";
        }
        if (next != null) {
            text.append(System.lineSeparator()).append(next);
        }
        return new Problem(away ? ExitCode.NOT_REACHABLE : ExitCode.REFUSED, text.toString(), e);
    }
}

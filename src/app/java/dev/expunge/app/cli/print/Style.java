package dev.expunge.app.cli.print;

/** Colours of a terminal, by what they mean. */
public enum Style {
    BOLD("1"),
    GOOD("32"),
    WAITING("33"),
    BAD("31"),
    FAINT("2");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String around(String text) {
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }

    /** The colour of a delete's state. */
    public static Style of(String state) {
        return switch (state) {
            case "COMPLETED", "RESTORED" -> GOOD;
            case "BLOCKED", "FAILED", "REJECTED" -> BAD;
            case "CANCELLED", "DROPPED", "SUPERSEDED" -> FAINT;
            default -> WAITING;
        };
    }
}

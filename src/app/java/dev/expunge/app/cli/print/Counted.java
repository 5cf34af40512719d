package dev.expunge.app.cli.print;

/** Numbers of things in sentences. */
public final class Counted {

    private Counted() {}

    /** Such as {@code 1 row} or {@code 2,000 rows}. */
    public static String of(long number, String one) {
        return String.format("%,d %s", number, number == 1 ? one : one + "s");
    }

    /** Such as {@code 1 delete is} or {@code 2,000 deletes are}. */
    public static String are(long number, String one) {
        return of(number, one) + (number == 1 ? " is" : " are");
    }
}

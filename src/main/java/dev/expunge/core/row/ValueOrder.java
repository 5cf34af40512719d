package dev.expunge.core.row;

/** The order of values of one type, as conditions and indexes have it: numbers by size, false first, texts by code points. */
public final class ValueOrder {

    private ValueOrder() {}

    /**
     * Less than, equal to or greater than 0, as a comparator says it.
     *
     * @throws IllegalArgumentException if the two are of unlike types, null or JSON
     */
    public static int compare(Value a, Value b) {
        if (a instanceof Value.Text x && b instanceof Value.Text y) {
            return compare(x.value(), y.value());
        }
        if (a instanceof Value.Int x && b instanceof Value.Int y) {
            return Long.compare(x.value(), y.value());
        }
        if (a instanceof Value.Real x && b instanceof Value.Real y) {
            // Not Double.compare, to which the two zeros are unlike.
            return x.value() < y.value() ? -1 : x.value() > y.value() ? 1 : 0;
        }
        if (a instanceof Value.Bool x && b instanceof Value.Bool y) {
            return Boolean.compare(x.value(), y.value());
        }
        throw new IllegalArgumentException("no order between " + Shown.value(a) + " and " + Shown.value(b));
    }

    /** {@code String.compareTo} would put the characters from U+E000 on behind those beyond U+FFFF. */
    private static int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean isOneBeyond = Character.isSurrogate(x) != Character.isSurrogate(y);
                return isOneBeyond ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}

package dev.expunge.core.catalog;

/** JSON pointers (RFC 6901). */
public final class Pointer {

    private Pointer() {}

    /** The pointer to a member of what {@code base} points to. */
    public static String to(String base, String member) {
        return base + "/" + member.replace("~", "~0").replace("/", "~1");
    }

    public static String to(String base, int element) {
        return base + "/" + element;
    }

    static String table(String name) {
        return to("/tables", name);
    }
}

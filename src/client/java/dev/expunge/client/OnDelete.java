package dev.expunge.client;

/** What happens to a row when the row that it references is deleted. */
public enum OnDelete {
    /** It goes, too. */
    CASCADE("cascade"),
    /** Its foreign key becomes null. */
    SET_NULL("setNull"),
    /** Its foreign key becomes the default. */
    SET_DEFAULT("setDefault"),
    /** It is in the way. */
    RESTRICT("restrict"),
    /** It is in the way. */
    NO_ACTION("noAction");

    private final String word;

    OnDelete(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}

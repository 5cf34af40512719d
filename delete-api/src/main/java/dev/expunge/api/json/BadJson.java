package dev.expunge.api.json;

/** Text that is not the JSON it should be. The message is a sentence for whoever wrote the text. */
public final class BadJson extends Exception {

    private static final long serialVersionUID = 1;

    public BadJson(String message) {
        super(message, null, false, false);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}

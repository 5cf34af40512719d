package dev.expunge.streams.config;

/** A setting that makes no sense; the message names it and its value and says what would. */
public final class SettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public SettingException(String name, Object value, String rule) {
        super(name + " must be " + rule + ", but is \"" + value + "\"");
    }
}

package dev.expunge.api.http;

import dev.expunge.api.call.CallRefused;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text as URLs carry it: UTF-8, with %xx for what has a meaning of its own. */
final class PercentText {

    private PercentText() {}

    /**
     * @param where names the text in the refusal
     * @param plusIsSpace as in a query
     * @throws CallRefused if a percent sign stands alone or the bytes are not UTF-8
     */
    static String decode(String where, String text, boolean plusIsSpace) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(octet(where, text, i));
                i += 2;
            } else if (c == '+' && plusIsSpace) {
                bytes.write(' ');
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw CallRefused.invalid("/" + where, where + " is not UTF-8: " + text);
        }
    }

    private static int octet(String where, String text, int percent) {
        int high = percent + 2 < text.length() ? Character.digit(text.charAt(percent + 1), 16) : -1;
        int low = percent + 2 < text.length() ? Character.digit(text.charAt(percent + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw CallRefused.invalid("/" + where, where + " has a % that is not followed by two hex digits: " + text);
        }
        return high * 16 + low;
    }
}

package dev.expunge.schema.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.avro.Schema;

/**
 * A schema's number as it follows from its text: the same in every process, with nothing to agree on. Documentation and
 * defaults count, so that a number always stands for one text.
 */
public final class ContentId {

    private ContentId() {}

    /** Above 0: the first 31 bits of the SHA-256 of the schema's normalised JSON. */
    public static int of(Schema schema) {
        byte[] text = schema.toString().getBytes(StandardCharsets.UTF_8);
        int id = ByteBuffer.wrap(sha256(text)).getInt() & Integer.MAX_VALUE;
        // Some clients take 0 for "none".
        return id == 0 ? 1 : id;
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

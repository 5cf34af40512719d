package dev.expunge.schema.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * Registrations in a file, one JSON object a line, in the order in which they were made. A line counts once its end is
 * written: a crash in the middle of one leaves a tail that is cut off at the next start.
 */
final class Journal implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private final List<Entry> entries;
    private final FileChannel channel;

    private Journal(Path file, List<Entry> entries, FileChannel channel) {
        this.file = file;
        this.entries = entries;
        this.channel = channel;
    }

    record Entry(String subject, Schema schema) {}

    /** @throws IllegalStateException a line of the file cannot be read; the message says which */
    static Journal open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            byte[] bytes = Files.readAllBytes(file);
            int whole = bytes.length;
            while (whole > 0 && bytes[whole - 1] != '\n') {
                whole--;
            }
            channel.truncate(whole).position(whole);
            return new Journal(file, read(file, new String(bytes, 0, whole, StandardCharsets.UTF_8)), channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + file, e);
        }
    }

    private static List<Entry> read(Path file, String text) {
        List<Entry> entries = new ArrayList<>();
        for (String line : text.lines().toList()) {
            try {
                JsonNode json = MAPPER.readTree(line);
                Schema schema =
                        new Schema.Parser().parse(json.required("schema").textValue());
                entries.add(new Entry(json.required("subject").textValue(), schema));
            } catch (JsonProcessingException | IllegalArgumentException | SchemaParseException e) {
                throw new IllegalStateException(
                        file + " line " + (entries.size() + 1) + " is not a registration: " + e.getMessage(), e);
            }
        }
        return entries;
    }

    /** Those that the file held when it was opened. */
    List<Entry> entries() {
        return entries;
    }

    /** On disk when this returns. */
    void append(Entry entry) {
        String line = MAPPER.createObjectNode()
                        .put("subject", entry.subject())
                        .put("schema", entry.schema().toString())
                + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        try {
            long start = channel.position();
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
            } catch (IOException e) {
                // Half a line must not become the start of the next one.
                channel.truncate(start).position(start);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
    }
}

package dev.expunge.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.client.Calls;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sends lines in chunks, so that progress shows and no body is too large. */
final class Load {

    /** Far below what the server takes in one body, and enough rows that the calls do not count. */
    private static final int CHUNK_BYTES = 1024 * 1024;

    private static final int LISTED = 100;

    private final Calls calls;
    private final String path;
    private final Progress progress;
    private final List<Map<String, Object>> refused = new ArrayList<>();
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    private long bytes;
    private long lines;
    private long linesBefore;
    private long written;
    private long refusedCount;

    /** Is told what has been taken so far. */
    interface Progress {
        void of(long bytes, long rows);
    }

    Load(Calls calls, String table, Progress progress) {
        this.calls = calls;
        this.path = "/tables/" + Calls.part(table) + "/rows";
        this.progress = progress;
    }

    void all(InputStream source) throws IOException {
        InputStream in = new BufferedInputStream(source);
        for (int next = in.read(); next >= 0; next = in.read()) {
            chunk.write(next);
            if (next == '\n') {
                lines++;
                if (chunk.size() >= CHUNK_BYTES) {
                    send();
                }
            }
        }
        if (chunk.size() > 0) {
            send();
        }
    }

    private void send() {
        JsonNode answer = calls.postLines(path, chunk.toByteArray());
        written += answer.path("written").asLong();
        refusedCount += answer.path("errorCount").asLong();
        for (JsonNode error : answer.path("errors")) {
            if (refused.size() < LISTED) {
                refused.add(Map.of(
                        "line", linesBefore + error.path("line").asLong(),
                        "code", error.path("code").asText(),
                        "message", error.path("message").asText()));
            }
        }
        bytes += chunk.size();
        linesBefore = lines;
        chunk.reset();
        progress.of(bytes, written);
    }

    long written() {
        return written;
    }

    long refusedCount() {
        return refusedCount;
    }

    /** The first 100. */
    List<Map<String, Object>> refused() {
        return List.copyOf(refused);
    }
}

package dev.expunge.schema.release;

import dev.expunge.schema.EventCodecs;
import dev.expunge.schema.codec.EncodedRecord;
import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.LocalSchemas;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.schema.wire.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The files {@code <type>.v<version>.hex}: a line for each sample, its bytes and what today's reader makes of them. */
final class Golden {

    static final Path DIRECTORY = Path.of("src/test/resources/dev/expunge/schema/release");

    private Golden() {}

    record Line(String hex, String read) {

        @Override
        public String toString() {
            return hex + " " + read;
        }
    }

    static Path file(String type, int version) {
        return DIRECTORY.resolve(type + ".v" + version + ".hex");
    }

    static List<Line> read(String type, int version) {
        try {
            return Files.readAllLines(file(type, version)).stream()
                    .map(line -> new Line(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What today's writer makes of the samples. */
    static List<Line> now(String type) {
        LocalSchemas ids = new LocalSchemas();
        EventCodecs codecs = new EventCodecs(new Topics(Layout.SHARED), ids, "golden");
        List<Line> lines = new ArrayList<>();
        for (EncodedRecord record : GoldenSamples.of(type, codecs)) {
            String hex = HexFormat.of().formatHex(record.value());
            lines.add(new Line(hex, decoded(type, ids, hex)));
        }
        return lines;
    }

    /** As text, by the generated class of today. */
    static String decoded(String type, SchemaIds ids, String hex) {
        try {
            return new WireFormat<>(ids, Schemas.generated(type))
                    .read(HexFormat.of().parseHex(hex))
                    .toString();
        } catch (Exception e) {
            throw new AssertionError("cannot read " + type + " " + hex, e);
        }
    }
}

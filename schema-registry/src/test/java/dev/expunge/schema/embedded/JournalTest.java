package dev.expunge.schema.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final Schema STRING = Schema.create(Schema.Type.STRING);
    private static final Schema LONG = Schema.create(Schema.Type.LONG);

    @TempDir
    Path directory;

    @Test
    void survivesACrashAtAnyByteOfTheLastLine() throws IOException {
        Path file = directory.resolve("whole");
        append(file, new Journal.Entry("a", STRING));
        int first = (int) Files.size(file);
        append(file, new Journal.Entry("b", LONG));
        byte[] whole = Files.readAllBytes(file);
        for (int length = first; length < whole.length; length++) {
            Path torn = directory.resolve("torn" + length);
            Files.write(torn, Arrays.copyOf(whole, length));
            append(torn, new Journal.Entry("c", LONG));
            assertThat(entries(torn)).containsExactly(new Journal.Entry("a", STRING), new Journal.Entry("c", LONG));
        }
    }

    @Test
    void namesTheLineThatItCannotRead() throws IOException {
        Path file = directory.resolve("bad");
        append(file, new Journal.Entry("a", STRING));
        Files.writeString(file, Files.readString(file) + "{\"subject\": \"b\"}\n");
        assertThatIllegalStateException().isThrownBy(() -> Journal.open(file)).withMessageContaining("bad line 2");
    }

    @Test
    void refusesASecondTextUnderAnIdThatIsTaken() {
        try (Journal journal = Journal.open(directory.resolve("collision"))) {
            SchemaStore store = new SchemaStore(journal, List.of(), schema -> 7);
            assertThat(store.register("a", STRING)).isEqualTo(7);
            assertThatThrownBy(() -> store.register("b", LONG))
                    .isInstanceOf(RegistryError.class)
                    .hasMessageContaining("7 already stands for another text");
            assertThat(store.subjects()).containsExactly("a");
        }
    }

    private static void append(Path file, Journal.Entry entry) {
        try (Journal journal = Journal.open(file)) {
            journal.append(entry);
        }
    }

    private static List<Journal.Entry> entries(Path file) {
        try (Journal journal = Journal.open(file)) {
            return journal.entries();
        }
    }
}

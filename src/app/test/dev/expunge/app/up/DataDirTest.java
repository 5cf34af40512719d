package dev.expunge.app.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.app.ExitCode;
import dev.expunge.app.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirTest {

    @TempDir
    private Path temp;

    @Nested
    class TheLock {

        @Test
        void refusesASecondProcessAndNamesTheFirst() throws IOException {
            try (DataDir held = DataDir.open(temp)) {
                assertThatThrownBy(() -> DataDir.open(held.path()))
                        .hasMessage("The data folder " + temp + " is in use by process "
                                + ProcessHandle.current().pid()
                                + ". Stop that one, or choose another folder with --data.")
                        .asInstanceOf(InstanceOfAssertFactories.type(Problem.class))
                        .extracting(Problem::exitCode)
                        .isEqualTo(ExitCode.FOLDER_IN_USE);
            }
        }

        @Test
        void isFreeAgainOnceReleased() throws IOException {
            DataDir.open(temp).close();

            try (DataDir again = DataDir.open(temp)) {
                assertThat(again.path()).isEqualTo(temp);
            }
        }
    }

    @Test
    void isMadeWhereItIsMissing() throws IOException {
        try (DataDir dir = DataDir.open(temp.resolve("a/b"))) {
            assertThat(dir.path()).isDirectory();
        }
    }

    @Test
    void thatCannotBeWrittenToIsRefusedByName() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "not a folder");

        assertThatThrownBy(() -> DataDir.open(file.resolve("data")))
                .hasMessageStartingWith("The data folder " + file.resolve("data") + " cannot be written to (")
                .hasMessageEndingWith("Choose another one with --data.")
                .asInstanceOf(InstanceOfAssertFactories.type(Problem.class))
                .extracting(Problem::exitCode)
                .isEqualTo(ExitCode.FOLDER_NOT_WRITABLE);
    }
}

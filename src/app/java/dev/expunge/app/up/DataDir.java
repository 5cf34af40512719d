package dev.expunge.app.up;

import dev.expunge.app.ExitCode;
import dev.expunge.app.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder with all that Expunge keeps, held by one process at a time. The lock ends with the process, however it ends. */
final class DataDir implements AutoCloseable {

    private static final int PID_BYTES = 20;

    private final Path path;
    private final FileChannel lockFile;

    private DataDir(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Makes the folder where it is missing, and locks it. @throws Problem if it cannot be written to or is in use */
    static DataDir open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            FileChannel file = FileChannel.open(
                    path.resolve("expunge.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (!lock(file)) {
                String owner = read(file);
                file.close();
                throw inUse(path, owner);
            }
            file.truncate(0);
            file.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataDir(path, file);
        } catch (IOException e) {
            throw new Problem(
                    ExitCode.FOLDER_NOT_WRITABLE,
                    "The data folder " + path + " cannot be written to (" + reason(e)
                            + "). Choose another one with --data.",
                    e);
        }
    }

    Path path() {
        return path;
    }

    Path logs() {
        return path.resolve("logs");
    }

    /** Where a service keeps what it can build again from the log. */
    Path state(String service) {
        return path.resolve("state").resolve(service);
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private static boolean lock(FileChannel file) throws IOException {
        try {
            @Nullable FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String read(FileChannel file) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(PID_BYTES);
        file.read(pid, 0);
        return new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII);
    }

    private static Problem inUse(Path path, String pid) {
        String by = pid.isEmpty() ? "another process" : "process " + pid;
        return new Problem(
                ExitCode.FOLDER_IN_USE,
                "The data folder " + path + " is in use by " + by
                        + ". Stop that one, or choose another folder with --data.");
    }

    private static String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        return e.getClass().getSimpleName().replace("Exception", "") + ": " + message;
    }
}

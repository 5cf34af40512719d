package dev.expunge.app.up;

import dev.expunge.app.ExitCode;
import dev.expunge.app.Problem;
import dev.expunge.schema.topic.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was fixed when a data folder was first used. Rows stay on the shard of their key, so the number of shards cannot
 * change under them.
 *
 * @param instance tells this folder's services from those of another one on the same cluster
 * @param cluster id of the Kafka cluster; null before the first start
 */
record FolderSettings(
        Path dir,
        int shards,
        Layout topics,
        String instance,
        @Nullable String cluster) {

    /** Stands for the broker in the folder itself. */
    static final String OWN_CLUSTER = "embedded";

    private static final int INSTANCE_DIGITS = 8;

    /** What the folder says, after a check that nobody asks for something else. @throws Problem if somebody does */
    static FolderSettings agree(Path dir, UpConfig.Asked asked) {
        try {
            Path file = file(dir);
            return Files.exists(file)
                    ? check(read(dir, file), asked)
                    : first(dir, asked).store();
        } catch (IOException e) {
            throw new Problem(
                    ExitCode.FOLDER_NOT_WRITABLE, file(dir) + " cannot be read or written: " + e.getMessage(), e);
        }
    }

    /** Binds the folder to a Kafka cluster. @throws Problem if it holds the state of another one */
    FolderSettings onCluster(String id) {
        if (cluster == null) {
            try {
                return new FolderSettings(dir, shards, topics, instance, id).store();
            } catch (IOException e) {
                throw new Problem(ExitCode.FOLDER_NOT_WRITABLE, file(dir) + " cannot be written: " + e.getMessage(), e);
            }
        }
        if (!cluster.equals(id)) {
            throw new Problem(
                    ExitCode.USAGE,
                    "The data folder " + dir + " belongs to the Kafka cluster " + cluster + ", and this one is " + id
                            + ". Choose another folder with --data.");
        }
        return this;
    }

    private static FolderSettings first(Path dir, UpConfig.Asked asked) {
        return new FolderSettings(
                dir,
                asked.shards() == null ? UpConfig.DEFAULT_SHARDS : asked.shards(),
                asked.topics() == null ? Layout.PER_TABLE : LayoutName.parse(asked.topics()),
                UUID.randomUUID().toString().substring(0, INSTANCE_DIGITS),
                null);
    }

    private static FolderSettings check(FolderSettings stored, UpConfig.Asked asked) {
        refuseOther(stored.dir, "shards", stored.shards, asked.shards());
        refuseOther(stored.dir, "topics", LayoutName.of(stored.topics), asked.topics());
        return stored;
    }

    private static void refuseOther(Path dir, String what, Object stored, @Nullable Object asked) {
        if (asked != null && !asked.equals(stored)) {
            String option = "--" + what;
            String variable = "EXPUNGE_" + what.toUpperCase(Locale.ROOT);
            throw new Problem(
                    ExitCode.USAGE,
                    "The data folder " + dir + " was made with " + option + " " + stored
                            + ", which cannot change; " + option + " " + asked
                            + " needs a new folder (--data). Leave " + option + " and $" + variable
                            + " away to use this one.");
        }
    }

    private static FolderSettings read(Path dir, Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        try {
            return new FolderSettings(
                    dir,
                    Integer.parseInt(properties.getProperty("shards", "")),
                    LayoutName.parse(properties.getProperty("topics", "")),
                    properties.getProperty("instance", "1"),
                    properties.getProperty("cluster"));
        } catch (IllegalArgumentException e) {
            throw new IOException("it is damaged, " + e.getMessage(), e);
        }
    }

    private FolderSettings store() throws IOException {
        Properties properties = new Properties();
        properties.setProperty("shards", Integer.toString(shards));
        properties.setProperty("topics", LayoutName.of(topics));
        properties.setProperty("instance", instance);
        if (cluster != null) {
            properties.setProperty("cluster", cluster);
        }
        Path draft = dir.resolve("expunge.properties.new");
        try (OutputStream out = Files.newOutputStream(draft)) {
            properties.store(out, "Fixed when this folder was first used. Do not change.");
        }
        Files.move(draft, file(dir), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return this;
    }

    private static Path file(Path dir) {
        return dir.resolve("expunge.properties");
    }
}

package dev.expunge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/operating.md says of a backup: the brokers' disks and the schemas are all, the folders of services are nothing. */
class BackupTest {

    @TempDir
    private Path temp = Path.of("");

    @Test
    void aCopyWithoutTheFoldersOfServicesGoesOnAsItWas() {
        Path original = temp.resolve("original");
        String scheduled;
        try (Product product = Product.up(original)) {
            Api api = product.api();
            api.put("/catalog", Tables.CATALOG);
            api.put("/tables/item/rows/kept", "{'name': 'kept'}");
            api.put("/tables/users/rows/u1", "{'name': 'ada'}");
            scheduled = api.postAndWait(
                            "/deletes", "{'table': 'users', 'key': 'u1', 'mode': 'scheduled', 'delayMs': 3600000}")
                    .text("deleteId");
        }
        Path copy = temp.resolve("copy");
        copy(original, copy);

        try (Product product = Product.up(copy)) {
            Api api = product.api();
            assertThat(api.rows("item")).containsOnlyKeys("kept");
            assertThat(api.status(scheduled).path("state").asText()).isEqualTo("SCHEDULED");
            assertThat(api.postAndWait("/deletes/" + scheduled + "/restore", "{}")
                            .text("state"))
                    .isEqualTo("RESTORED");
            assertThat(api.get("/tables/users/rows/u1").body().has("deletionTime"))
                    .isFalse();
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                if (!file.startsWith(from.resolve("state"))) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.expunge.api.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the store in a folder, and begins anew where what is there does not belong to this log. */
final class Folder {

    private static final Logger LOG = LoggerFactory.getLogger(Folder.class);

    private Folder() {}

    static ViewStore open(Path folder, LogIdentity log, long nowMs) throws IOException {
        ViewStore store = openOrClear(folder);
        String mismatch = Origin.mismatch(store, log, nowMs);
        if (mismatch != null) {
            LOG.warn("The view is built anew from the topics: {}, folder={}", mismatch, folder);
            store.close();
            clear(folder);
            store = new ViewStore(folder);
        }
        Origin.note(store, log);
        return store;
    }

    private static ViewStore openOrClear(Path folder) throws IOException {
        try {
            return new ViewStore(folder);
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("lock")) {
                throw e;
            }
            LOG.warn("The view is built anew from the topics: it cannot be opened, folder={}", folder, e);
            clear(folder);
            return new ViewStore(folder);
        }
    }

    private static void clear(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> found = Files.walk(folder)) {
            paths = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}

package dev.expunge.processor.source;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place of a change in its database's log as one number, which grows with every change of a row. Times are not used: two
 * changes of a row may have the same, and the second one would be taken for old.
 */
final class SourceVersion {

    private static final Pattern FILE = Pattern.compile("\\.(\\d{1,9})$");
    private static final int FILE_BITS = 20;
    private static final int POSITION_BITS = 32;
    private static final int ROW_BITS = 11;

    private SourceVersion() {}

    /** PostgreSQL: the log sequence number. MySQL, MariaDB: file number, position and row in it. Others: null. */
    static @Nullable Long of(Map<String, @Nullable Object> event) {
        Map<String, @Nullable Object> source = JsonObjects.orEmpty(JsonObjects.object(event.get("source")));
        if (source.get("lsn") instanceof Long lsn) {
            return lsn;
        }
        if (source.get("file") instanceof String file && source.get("pos") instanceof Long position) {
            Matcher number = FILE.matcher(file);
            long row = source.get("row") instanceof Long given ? given : 0;
            return number.find() ? packed(Long.parseLong(number.group(1)), position, row) : null;
        }
        return null;
    }

    private static @Nullable Long packed(long file, long position, long row) {
        boolean fits = file < 1L << FILE_BITS
                && position >= 0
                && position < 1L << POSITION_BITS
                && row >= 0
                && row < 1L << ROW_BITS;
        return fits ? file << (POSITION_BITS + ROW_BITS) | position << ROW_BITS | row : null;
    }
}

package dev.expunge.schema.codec;

import dev.expunge.core.event.RowRef;
import dev.expunge.schema.wire.UnreadableRecordException;

/** How a row is written as a record's key, and read back where the record has no value. */
public interface RowKeys {

    /** Topics that hold rows of several tables: {@code table/key}. */
    RowKeys QUALIFIED = new RowKeys() {
        @Override
        public String text(String table, String key) {
            return table + "/" + key;
        }

        @Override
        public RowRef ref(String topic, String text) throws UnreadableRecordException {
            int slash = text.indexOf('/');
            if (slash <= 0 || slash == text.length() - 1) {
                throw UnreadableRecordException.invalid("key", text, "expected table/key");
            }
            return new RowRef(text.substring(0, slash), text.substring(slash + 1));
        }
    };

    String text(String table, String key);

    RowRef ref(String topic, String text) throws UnreadableRecordException;
}

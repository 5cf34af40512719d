package dev.expunge.schema.topic;

import dev.expunge.core.event.RowRef;
import dev.expunge.schema.codec.RowKeys;
import dev.expunge.schema.wire.UnreadableRecordException;

/** How tables are laid out over topics. */
public enum Layout implements RowKeys {

    /** Each table has topics of its own; the record's key is the row's. */
    PER_TABLE {
        @Override
        public String text(String table, String key) {
            return key;
        }

        @Override
        public RowRef ref(String topic, String text) throws UnreadableRecordException {
            return new RowRef(Topics.tableOf(topic), text);
        }
    },

    /** All tables share two topics; the record's key is {@code table/key}. */
    SHARED {
        @Override
        public String text(String table, String key) {
            return RowKeys.QUALIFIED.text(table, key);
        }

        @Override
        public RowRef ref(String topic, String text) throws UnreadableRecordException {
            return RowKeys.QUALIFIED.ref(topic, text);
        }
    }
}

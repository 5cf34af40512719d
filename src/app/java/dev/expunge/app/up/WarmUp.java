package dev.expunge.app.up;

import org.rocksdb.RocksDB;

/** Does what the services will need while there is nothing to do but to wait for Kafka. */
final class WarmUp implements Part {

    @Override
    public String name() {
        return "the storage library";
    }

    @Override
    public void start() {
        // Unpacks and links 15 MB of native code, once for all services.
        RocksDB.loadLibrary();
    }

    @Override
    public void close() {}
}

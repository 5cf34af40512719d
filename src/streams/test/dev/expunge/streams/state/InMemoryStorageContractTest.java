package dev.expunge.streams.state;

import dev.expunge.core.storage.InMemoryStorage;
import dev.expunge.core.storage.Storage;

class InMemoryStorageContractTest extends StorageContract {

    private final Storage storage = new InMemoryStorage();

    @Override
    Storage storage() {
        return storage;
    }
}

package dev.expunge.streams.config;

import java.nio.file.Path;

/**
 * One running copy of a service.
 *
 * @param applicationIdPrefix the service's application id is this, '-' and its name; equal for all copies
 * @param instanceId the same after a restart, unlike that of any other copy
 * @param stateDir where RocksDB keeps its files; not shared with another process
 * @param threads stream threads; more than shards is of no use
 * @param standbyReplicas warm copies of each shard's state on other instances
 */
public record Instance(String applicationIdPrefix, String instanceId, Path stateDir, int threads, int standbyReplicas) {

    public Instance {
        Check.name("applicationIdPrefix", applicationIdPrefix);
        Check.name("instanceId", instanceId);
        Check.holds(!stateDir.toString().isBlank(), "stateDir", stateDir, "a directory");
        Check.between("threads", threads, 1, 256);
        Check.between("standbyReplicas", standbyReplicas, 0, 8);
    }
}

package dev.expunge.core.shard;

import dev.expunge.core.storage.Storage;

/** The parts of one shard, and where each finds the others. A part keeps no state of its own beside caches of storage. */
final class ShardContext {

    final int shard;
    final int shards;
    final Settings settings;
    final Outbox out;

    final CatalogStore catalogs;
    final RowStore rows;
    final HoldStore holds;
    final NodeStore nodes;
    final Queues queues;
    final ReferenceIndex references;
    final RowWriter writer;
    final PendingWrites writes;
    final Healer healer;

    final Planner planner;
    final Arrivals arrivals;
    final Scanner scanner;
    final Verifier verifier;
    final Judge judge;
    final Applier applier;
    final RowChanger changer;
    final Coordinator coordinator;
    final Retries retries;

    final Intake requests;
    final Calls calls;
    final Lives lives;
    final Waits waits;
    final Errands errands;
    final Expiry expiry;
    final Units units;
    final Paging paging;
    final Selector selector;
    final Claims claims;
    final ClaimTasks claimTasks;
    final TakeOvers takeOvers;
    final Sweeper sweeper;
    final Leftovers leftovers;

    final CatalogLeader catalogLeader;
    final CatalogFollower catalogFollower;
    final BackFill backFill;

    ShardContext(int shard, int shards, Settings settings, Storage storage) {
        this.shard = shard;
        this.shards = shards;
        this.settings = settings;
        this.out = new Outbox(shard, shards, storage);
        this.catalogs = new CatalogStore(storage);
        this.rows = new RowStore(storage);
        this.holds = new HoldStore(storage);
        this.nodes = new NodeStore(storage);
        this.queues = new Queues(this, storage);
        this.references = new ReferenceIndex(this, storage);
        this.writer = new RowWriter(this);
        this.writes = new PendingWrites(this, storage);
        this.healer = new Healer(this);
        this.planner = new Planner(this);
        this.arrivals = new Arrivals(this);
        this.scanner = new Scanner(this);
        this.verifier = new Verifier(this, storage);
        this.judge = new Judge(this);
        this.applier = new Applier(this);
        this.changer = new RowChanger(this);
        this.coordinator = new Coordinator(this, storage);
        this.retries = new Retries(this, storage);
        Previews previews = new Previews(this, storage);
        this.requests = new Intake(this, previews);
        this.calls = new Calls(this);
        this.lives = new Lives(this, storage);
        this.waits = new Waits(this, storage);
        this.errands = new Errands(this);
        this.expiry = new Expiry(this, previews, storage);
        this.units = new Units(this);
        this.paging = new Paging(this);
        this.selector = new Selector(this, storage);
        this.claims = new Claims(this, storage);
        this.claimTasks = new ClaimTasks(this, storage);
        this.takeOvers = new TakeOvers(this, storage);
        this.sweeper = new Sweeper(this, storage);
        this.leftovers = new Leftovers(this, storage);
        this.catalogLeader = new CatalogLeader(this, storage);
        this.catalogFollower = new CatalogFollower(this, storage);
        this.backFill = new BackFill(this);
    }

    CatalogView catalog() {
        return catalogs.current();
    }

    long now() {
        return out.now();
    }
}

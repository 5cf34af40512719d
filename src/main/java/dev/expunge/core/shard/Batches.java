package dev.expunge.core.shard;

import dev.expunge.core.event.Routing;
import dev.expunge.core.shard.PlanMessage.Visit;
import dev.expunge.core.shard.PlanMessage.VisitValues;
import dev.expunge.core.shard.PlanMessage.VisitValues.Carried;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups what a node has found by the shard where it lives, and rows by their table: a node of one table waits only for
 * nodes of tables further down, so nodes never wait in a circle.
 */
final class Batches {

    private record Destination(int shard, String table) {}

    private final ShardContext shard;
    private final NodeWork work;
    private final Map<Destination, Map<Arrival.Through, List<String>>> rows = new LinkedHashMap<>();
    private final Map<Integer, List<Carried>> values = new LinkedHashMap<>();

    Batches(ShardContext shard, NodeWork work) {
        this.shard = shard;
        this.work = work;
    }

    void add(Arrival.Through through, String key) {
        String table = shard.catalog().foreignKey(through.foreignKeyId()).table();
        rows.computeIfAbsent(new Destination(Routing.shardOf(key, shard.shards), table), to -> new LinkedHashMap<>())
                .computeIfAbsent(through, t -> new ArrayList<>())
                .add(key);
    }

    void add(Carried value) {
        values.computeIfAbsent(Routing.shardOf(value.value(), shard.shards), s -> new ArrayList<>())
                .add(value);
    }

    /** Messages there will be, at least. */
    int size() {
        return rows.size() + values.size();
    }

    void send() {
        rows.forEach((to, groups) -> {
            List<Visit.Group> part = new ArrayList<>();
            int keys = 0;
            for (Map.Entry<Arrival.Through, List<String>> group : groups.entrySet()) {
                part.add(new Visit.Group(group.getKey(), group.getValue()));
                keys += group.getValue().size();
                if (keys >= shard.settings.batchRows()) {
                    sendRows(to.shard(), part);
                    part = new ArrayList<>();
                    keys = 0;
                }
            }
            if (!part.isEmpty()) {
                sendRows(to.shard(), part);
            }
        });
        values.forEach((to, list) -> {
            shard.out.send(to, new VisitValues(work.spec, self(), shard.out.globalNumber(), List.copyOf(list)));
            sent();
        });
        rows.clear();
        values.clear();
    }

    private void sendRows(int to, List<Visit.Group> groups) {
        shard.out.send(to, new Visit(work.spec, self(), shard.out.globalNumber(), List.copyOf(groups)));
        sent();
    }

    private void sent() {
        work.visits++;
        work.applies += work.spec.isFast() ? 0 : 1;
    }

    private NodeRef self() {
        return new NodeRef(shard.shard, work.number);
    }
}

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
    private int keys;

    Batches(ShardContext shard, NodeWork work) {
        this.shard = shard;
        this.work = work;
    }

    void add(Arrival.Through through, String key) {
        String table = shard.catalog().foreignKey(through.foreignKeyId()).table();
        rows.computeIfAbsent(new Destination(Routing.shardOf(key, shard.shards), table), to -> new LinkedHashMap<>())
                .computeIfAbsent(through, t -> new ArrayList<>())
                .add(key);
        keys++;
    }

    void add(Carried value) {
        values.computeIfAbsent(Routing.shardOf(value.value(), shard.shards), s -> new ArrayList<>())
                .add(value);
    }

    /** Messages there will be, at least. */
    int size() {
        return rows.size() + keys / shard.settings.batchRows() + values.size();
    }

    void send() {
        rows.forEach((to, groups) -> pack(to.shard(), groups));
        values.forEach((to, list) -> {
            shard.out.send(to, new VisitValues(work.spec, self(), shard.out.globalNumber(), List.copyOf(list)));
            sent();
        });
        rows.clear();
        values.clear();
        keys = 0;
    }

    /** A node has at most so many rows: all of them are read and written back whenever one of its parts is done. */
    private void pack(int to, Map<Arrival.Through, List<String>> groups) {
        List<Visit.Group> part = new ArrayList<>();
        int room = shard.settings.batchRows();
        for (Map.Entry<Arrival.Through, List<String>> group : groups.entrySet()) {
            List<String> left = group.getValue();
            while (!left.isEmpty()) {
                int taken = Math.min(room, left.size());
                part.add(new Visit.Group(group.getKey(), List.copyOf(left.subList(0, taken))));
                left = left.subList(taken, left.size());
                room -= taken;
                if (room == 0) {
                    sendRows(to, part);
                    part = new ArrayList<>();
                    room = shard.settings.batchRows();
                }
            }
        }
        if (!part.isEmpty()) {
            sendRows(to, part);
        }
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

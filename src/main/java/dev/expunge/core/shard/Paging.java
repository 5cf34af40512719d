package dev.expunge.core.shard;

import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus.Blockers;
import dev.expunge.core.row.Row;
import dev.expunge.core.shard.Coordinator.Address;
import dev.expunge.core.shard.Coordinator.Result;
import dev.expunge.core.shard.DeleteRecord.Current;
import dev.expunge.core.shard.DeleteRecord.Pages;
import dev.expunge.core.shard.LifeMessage.DropPage;
import dev.expunge.core.shard.LifeMessage.Select;
import dev.expunge.core.shard.LifeMessage.SelectProgress;
import dev.expunge.core.shard.LifeMessage.Selected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs an async delete page by page; refused pages are tried again as long as others get through. */
final class Paging {

    private final ShardContext shard;

    Paging(ShardContext shard) {
        this.shard = shard;
    }

    /** Has every shard store the keys of its root rows, once. */
    void select(Life life, List<Address> roots) {
        Map<Integer, List<String>> keys = new HashMap<>();
        List<Address> sources = new ArrayList<>();
        for (Address root : roots) {
            if (root.from() instanceof PlanMessage.RootSource.Keys some) {
                keys.computeIfAbsent(root.shard(), s -> new ArrayList<>()).addAll(some.keys());
            } else {
                sources.add(root);
            }
        }
        String table = life.plan.request().table();
        keys.forEach((to, list) -> sources.add(new Address(to, new PlanMessage.RootSource.Keys(table, list, false))));
        boolean returning = life.plan.request().returning() != null;
        for (Address source : sources) {
            shard.out.send(
                    source.shard(),
                    new Select(
                            life.id,
                            source.from(),
                            life.plan.how().batchSize(),
                            returning,
                            new SelectProgress(null, 0, 0, List.of())));
        }
        life.matched = 0;
        life.pages = new Pages(sources.size(), Map.of(), Map.of(), false, null, Verdict.NONE);
        if (sources.isEmpty()) {
            nextPage(life, life.pages);
        } else {
            shard.lives.save(life);
        }
    }

    void selected(Selected message) {
        Life life = shard.lives.find(message.deleteId());
        if (life == null || life.pages == null) {
            return;
        }
        Pages pages = life.pages;
        life.matched += message.matched();
        if (life.plan.request().returning() != null) {
            List<Row> all = new ArrayList<>(life.returned == null ? List.of() : life.returned);
            all.addAll(Lives.shownColumns(life, message.returned()));
            life.returned = List.copyOf(all.subList(0, Math.min(all.size(), Tally.LISTED)));
        }
        Map<Integer, PageNumbers> next = new TreeMap<>(pages.next());
        if (message.pages() > 0) {
            next.put(message.shard(), PageNumbers.below(message.pages()));
        }
        Pages now = new Pages(pages.selecting() - 1, next, pages.refused(), pages.moved(), null, pages.verdict());
        life.pages = now;
        if (now.selecting() == 0) {
            nextPage(life, now);
        } else {
            shard.lives.save(life);
        }
    }

    /** Runs what was left by the rounds before. */
    void retry(Life life) {
        Pages pages = life.pages;
        if (pages != null) {
            nextPage(life, new Pages(0, pages.refused(), Map.of(), false, null, Verdict.NONE));
        }
    }

    void pageEnded(Life life, Coordinator.Outcome outcome) {
        Pages pages = life.pages;
        Current page = pages == null ? null : pages.current();
        if (pages == null || page == null) {
            return;
        }
        if (outcome.result() == Result.COMMITTED) {
            shard.lives.gain(life, outcome.tally());
            shard.out.send(page.shard(), new DropPage(life.id, page.page()));
            nextPage(life, new Pages(0, pages.next(), pages.refused(), true, null, pages.verdict()));
            return;
        }
        Map<Integer, PageNumbers> refused = new TreeMap<>(pages.refused());
        refused.put(
                page.shard(),
                refused.getOrDefault(page.shard(), PageNumbers.NONE).plus(page.page()));
        Verdict why = outcome.verdict()
                .plus(new Verdict(Blockers.NONE, outcome.tally().errors(), Counts.NONE));
        nextPage(
                life,
                new Pages(
                        0,
                        pages.next(),
                        refused,
                        pages.moved(),
                        null,
                        pages.verdict().plus(why)));
    }

    private void nextPage(Life life, Pages pages) {
        Map<Integer, PageNumbers> next = new TreeMap<>(pages.next());
        Current page = take(next);
        if (page == null && pages.moved() && !pages.refused().isEmpty()) {
            nextPage(life, new Pages(0, pages.refused(), Map.of(), false, null, Verdict.NONE));
        } else if (page != null) {
            life.pages = new Pages(0, next, pages.refused(), pages.moved(), page, pages.verdict());
            shard.lives.save(life);
            shard.units.start(life);
        } else if (pages.refused().isEmpty()) {
            life.pages = null;
            shard.lives.completed(life);
        } else {
            life.pages = new Pages(0, Map.of(), pages.refused(), false, null, Verdict.NONE);
            shard.lives.refuse(life, pages.verdict());
        }
    }

    private static @Nullable Current take(Map<Integer, PageNumbers> pages) {
        if (pages.isEmpty()) {
            return null;
        }
        int shard = pages.keySet().iterator().next();
        PageNumbers numbers = pages.getOrDefault(shard, PageNumbers.NONE);
        PageNumbers rest = numbers.withoutFirst();
        if (rest.isEmpty()) {
            pages.remove(shard);
        } else {
            pages.put(shard, rest);
        }
        return new Current(shard, numbers.first());
    }
}

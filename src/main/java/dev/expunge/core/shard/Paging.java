package dev.expunge.core.shard;

import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus.Blockers;
import dev.expunge.core.row.Row;
import dev.expunge.core.shard.Coordinator.Address;
import dev.expunge.core.shard.Coordinator.Result;
import dev.expunge.core.shard.DeleteRecord.Current;
import dev.expunge.core.shard.DeleteRecord.Pages;
import dev.expunge.core.shard.DeleteRecord.Round;
import dev.expunge.core.shard.LifeMessage.DropPage;
import dev.expunge.core.shard.LifeMessage.Select;
import dev.expunge.core.shard.LifeMessage.SelectProgress;
import dev.expunge.core.shard.LifeMessage.Selected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
        keys.forEach((to, list) ->
                sources.add(new Address(to, new PlanMessage.RootSource.Keys(table, list, false, List.of()))));
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
        life.pages = new Pages(sources.size(), Map.of(), Round.of(Map.of()), null, Verdict.NONE);
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
            all.addAll(life.shown(message.returned()));
            life.returned = List.copyOf(all.subList(0, Math.min(all.size(), Tally.LISTED)));
        }
        Map<Integer, PageNumbers> next = new TreeMap<>(pages.round().next());
        if (message.pages() > 0) {
            next.put(message.shard(), PageNumbers.below(message.pages()));
        }
        Pages now = new Pages(pages.selecting() - 1, Map.of(), Round.of(next), null, pages.verdict());
        life.pages = now;
        if (now.selecting() == 0) {
            nextPage(life, life.matched <= life.plan.how().batchSize() ? together(now) : now);
        } else {
            shard.lives.save(life);
        }
    }

    /** As few rows as one page may have are one page, wherever they are. */
    private static Pages together(Pages pages) {
        Map<Integer, PageNumbers> all = pages.round().next();
        if (all.size() <= 1) {
            return pages;
        }
        return new Pages(0, all, Round.of(Map.of(Current.TOGETHER, PageNumbers.below(1))), null, pages.verdict());
    }

    /** Where the stored keys of a page are. */
    static List<Current> parts(Pages pages, Current page) {
        if (page.shard() != Current.TOGETHER) {
            return List.of(page);
        }
        List<Current> parts = new ArrayList<>();
        pages.together().forEach((on, numbers) -> {
            for (PageNumbers rest = numbers; !rest.isEmpty(); rest = rest.withoutFirst()) {
                parts.add(new Current(on, rest.first()));
            }
        });
        return parts;
    }

    /** Shards that have pages which are still stored. */
    static Set<Integer> shards(Pages pages) {
        Set<Integer> found = new TreeSet<>(pages.together().keySet());
        found.addAll(pages.round().refused().keySet());
        found.remove(Current.TOGETHER);
        return found;
    }

    /** Runs what was left by the rounds before. */
    void retry(Life life) {
        Pages pages = life.pages;
        if (pages != null) {
            again(life, pages);
        }
    }

    private void again(Life life, Pages pages) {
        Round round = Round.of(pages.round().refused());
        nextPage(life, new Pages(0, pages.together(), round, null, Verdict.NONE));
    }

    void pageEnded(Life life, Coordinator.Outcome outcome) {
        Pages pages = life.pages;
        Current page = pages == null ? null : pages.current();
        if (pages == null || page == null) {
            return;
        }
        Round round = pages.round();
        if (outcome.result() == Result.COMMITTED) {
            shard.lives.gain(life, outcome.tally());
            parts(pages, page).forEach(part -> shard.out.send(part.shard(), new DropPage(life.id, part.page())));
            Round moved = new Round(round.next(), round.refused(), true);
            nextPage(life, new Pages(0, pages.together(), moved, null, pages.verdict()));
            return;
        }
        Map<Integer, PageNumbers> refused = new TreeMap<>(round.refused());
        refused.put(
                page.shard(),
                refused.getOrDefault(page.shard(), PageNumbers.NONE).plus(page.page()));
        Verdict why = outcome.verdict()
                .plus(new Verdict(Blockers.NONE, outcome.tally().errors(), Counts.NONE));
        Round next = new Round(round.next(), refused, round.moved());
        nextPage(
                life, new Pages(0, pages.together(), next, null, pages.verdict().plus(why)));
    }

    private void nextPage(Life life, Pages pages) {
        Round round = pages.round();
        Map<Integer, PageNumbers> next = new TreeMap<>(round.next());
        Current page = take(next);
        if (page == null && round.moved() && !round.refused().isEmpty()) {
            again(life, pages);
        } else if (page != null) {
            Round rest = new Round(next, round.refused(), round.moved());
            life.pages = new Pages(0, pages.together(), rest, page, pages.verdict());
            shard.lives.save(life);
            shard.units.start(life);
        } else if (round.refused().isEmpty()) {
            life.pages = null;
            shard.lives.completed(life);
        } else {
            Round left = new Round(Map.of(), round.refused(), false);
            life.pages = new Pages(0, pages.together(), left, null, Verdict.NONE);
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

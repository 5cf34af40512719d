package dev.expunge.processor;

import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.TopicAdmin;
import dev.expunge.schema.topic.TopicPlan;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;

/** Asks the cluster about each table once, and makes what is missing. The admin client's timeout bounds the wait. */
final class AdminTableTopics implements TableTopics {

    private final Admin admin;
    private final TopicPlan plan;
    private final Set<String> there = ConcurrentHashMap.newKeySet();

    AdminTableTopics(Admin admin, TopicPlan plan) {
        this.admin = admin;
        this.plan = plan;
    }

    @Override
    public void ensure(String table) {
        if (plan.layout() == Layout.PER_TABLE && !there.contains(table)) {
            TopicAdmin.ensureTable(admin, plan, table);
            there.add(table);
        }
    }

    @Override
    public void forget(String table) {
        there.remove(table);
    }
}

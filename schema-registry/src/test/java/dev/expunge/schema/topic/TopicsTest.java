package dev.expunge.schema.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.expunge.core.event.RowRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsTest {

    private final Topics perTable = new Topics(Layout.PER_TABLE);
    private final Topics shared = new Topics(Layout.SHARED);

    @Test
    void thePublicNamesAreTheContracts() {
        assertThat(perTable.beforeTables())
                .extracting(Topic::name)
                .containsExactlyInAnyOrder(
                        "expunge.changes",
                        "expunge.requests",
                        "expunge.commands",
                        "expunge.shards",
                        "expunge.timers",
                        "expunge.deletes",
                        "expunge.audit",
                        "expunge.catalog",
                        "expunge.replies",
                        "expunge.quarantine");
    }

    @Test
    void aTableHasTopicsOfItsOwn() {
        assertThat(perTable.ofTable("order_lines"))
                .extracting(Topic::name)
                .containsExactly("expunge.rows.order_lines", "expunge.effects.order_lines");
    }

    @Test
    void inTheSharedLayoutAllTablesHaveTheSameTwoWhichExistFromTheStart() {
        assertThat(shared.ofTable("users")).extracting(Topic::name).containsExactly("expunge.rows", "expunge.effects");
        assertThat(shared.beforeTables()).extracting(Topic::name).contains("expunge.rows", "expunge.effects");
    }

    @Test
    void aTombstonesRowIsFoundFromTopicAndKey() throws Exception {
        assertThat(Layout.PER_TABLE.ref(perTable.rows("users").name(), "a/b")).isEqualTo(new RowRef("users", "a/b"));
        assertThat(Layout.PER_TABLE.ref(perTable.effects("users").name(), "u1")).isEqualTo(new RowRef("users", "u1"));
        assertThat(Layout.SHARED.ref(shared.rows("users").name(), "users/a/b")).isEqualTo(new RowRef("users", "a/b"));
        assertThatIllegalArgumentException().isThrownBy(() -> Layout.PER_TABLE.ref(Topics.CHANGES.name(), "u1"));
    }

    @Test
    void theCatalogIsReadInOneOrder() {
        assertThat(Topics.CATALOG.spread().partitions(8)).isEqualTo(1);
        assertThat(Topics.CHANGES.spread().partitions(8)).isEqualTo(8);
    }

    @Test
    void theProcessorsSourcesHaveAsManyPartitionsAsThereAreShards() {
        assertThat(List.of(Topics.CHANGES, Topics.REQUESTS, Topics.COMMANDS, Topics.SHARD_MESSAGES))
                .allMatch(topic -> topic.spread() == Topic.Spread.SHARDS);
    }

    @Test
    void whatIsKeptIsTheContracts() {
        assertThat(Topics.AUDIT.keeping().settings())
                .containsAllEntriesOf(Map.of("cleanup.policy", "delete", "retention.ms", "-1"));
        assertThat(Topics.SHARD_MESSAGES.keeping().settings()).containsEntry("retention.ms", "-1");
        assertThat(Topics.REPLIES.keeping().settings()).containsEntry("retention.ms", "3600000");
        assertThat(Topics.QUARANTINE.keeping().settings()).containsEntry("retention.ms", "2592000000");
        for (Topic<?> input : List.of(Topics.CHANGES, Topics.REQUESTS, Topics.COMMANDS)) {
            assertThat(input.keeping().settings()).containsEntry("retention.ms", "604800000");
        }
        for (Topic<?> latest : List.of(Topics.TIMERS, Topics.DELETES, Topics.CATALOG, perTable.rows("users"))) {
            assertThat(latest.keeping().settings())
                    .containsEntry("cleanup.policy", "compact")
                    .doesNotContainKey("retention.ms");
        }
    }
}

package dev.expunge.testing;

import static dev.expunge.client.Column.id;
import static dev.expunge.client.Column.text;
import static dev.expunge.client.Column.timestamp;
import static dev.expunge.client.Deletion.scheduled;

import dev.expunge.client.Delete;
import dev.expunge.client.Expunge;
import dev.expunge.client.ForeignKey;
import dev.expunge.client.OnDelete;
import dev.expunge.client.Table;
import java.time.Duration;

/** Code of a user, as the guide shows it. */
final class Accounts {

    static final Table USERS = Table.named("users")
            .column("name", text())
            .column("deletionTime", timestamp())
            .deletion(scheduled(Duration.ofDays(30)));
    static final Table POSTS = Table.named("posts")
            .column("author", id(USERS))
            .column("deletionTime", timestamp())
            .index("by_author", "author")
            .foreignKey(ForeignKey.on("author").references(USERS).onDelete(OnDelete.CASCADE));

    private final Expunge expunge;

    Accounts(Expunge expunge) {
        this.expunge = expunge;
    }

    /** The user has 30 days to change his mind. */
    String close(String user) {
        return expunge.delete(USERS)
                .key(user)
                .reason("asked by the user")
                .execute()
                .orThrow()
                .id();
    }

    Delete reopen(String closing) {
        return expunge.restore(closing);
    }
}

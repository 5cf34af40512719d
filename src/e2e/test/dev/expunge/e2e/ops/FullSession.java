package dev.expunge.e2e.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** Makes every call that there is, and lets happen all that the topics and the figures tell of. */
final class FullSession {

    /** Stands in the columns of rows and nowhere else. */
    static final String SECRET = "Zarniwoop42";

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String CATALOG = """
            {'tables': {
              'users': {'columns': {'id': 'string', 'name': 'string', 'deletionTime': 'timestamp'},
                'indexes': {'by_name': ['name']}},
              'posts': {'columns': {'id': 'string', 'author': 'id(users)', 'title': {'type': 'string', 'notNull': true},
                                    'deletionTime': 'timestamp'},
                'indexes': {'by_author': ['author']},
                'foreignKeys': [{'columns': ['author'], 'references': {'table': 'users'}, 'onDelete': 'cascade'}]},
              'bills': {'columns': {'id': 'string', 'user': 'id(users)'}},
              'notes': {'columns': {'id': 'string', 'user': {'type': 'id(users)', 'notNull': true}},
                'indexes': {'by_user': ['user']},
                'foreignKeys': [{'columns': ['user'], 'references': {'table': 'users'}, 'onDelete': 'setNull'}]}}}
            """;

    private final Checked api;

    FullSession(Checked api) {
        this.api = api;
    }

    void run() {
        tables();
        hardDeletes();
        refusedOnes();
        undone();
        scheduledOnes();
        operations();
    }

    private void tables() {
        assertThat(api.json("PUT", "/v1/catalog", CATALOG).has("tables")).isTrue();
        api.call("GET", "/v1/catalog", "");
        api.call("GET", "/v1/tables/users", "");
        StringBuilder users = new StringBuilder();
        StringBuilder posts = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            users.append("{'id': 'u")
                    .append(i)
                    .append("', 'name': '")
                    .append(SECRET)
                    .append("'}\n");
            posts.append("{'id': 'p").append(i).append("', 'author': 'u").append(i);
            posts.append("', 'title': '").append(SECRET).append("'}\n");
        }
        // The last line of each is refused: a wrong type, a missing value.
        users.append("{'id': 'bad', 'name': 7, 'deletionTime': '")
                .append(SECRET)
                .append("'}\n");
        posts.append("{'id': 'bad', 'author': 'u1', 'colour': '").append(SECRET).append("'}\n");
        assertThat(api.json("POST", "/v1/tables/users/rows", users.toString())
                        .path("written")
                        .asInt())
                .isEqualTo(20);
        assertThat(api.json("POST", "/v1/tables/posts/rows", posts.toString())
                        .path("written")
                        .asInt())
                .isEqualTo(20);
        api.call("PUT", "/v1/tables/bills/rows/b1", "{'user': 'u1'}");
        api.call("PUT", "/v1/tables/notes/rows/n1", "{'user': 'u2'}");
        api.call("GET", "/v1/tables/users/rows?limit=3", "");
        api.call("GET", "/v1/tables/users/rows/u1", "");
        api.call("GET", "/v1/tables/users/rows/nobody", "");
        api.call("PUT", "/v1/tables/users/rows/u1", "{'name': 7, 'deletionTime': '" + SECRET + "'}");
    }

    private void hardDeletes() {
        api.call("POST", "/v1/deletes/preview", "{'table': 'users', 'where': {'name': '" + SECRET + "'}}");
        state("COMPLETED", "{'table': 'users', 'key': 'u5', 'mode': 'hard', 'returning': true}");
        api.call("DELETE", "/v1/tables/posts/rows/p6?mode=hard", "");
        state("COMPLETED", "{'table': 'posts', 'keys': ['p7', 'p8'], 'execution': 'async', 'batchSize': 1}");
        // A late child goes after its parent; a late bill stays and is told as an orphan.
        api.call("PUT", "/v1/tables/posts/rows/late", "{'author': 'u5', 'title': '" + SECRET + "'}");
        api.call("PUT", "/v1/tables/bills/rows/late", "{'user': 'u5'}");
        api.call("POST", "/v1/deletes", "{'table': 'users', 'where': {'nome': '" + SECRET + "'}}");
        api.call("POST", "/v1/deletes", "{'table': 'users', 'where': {'name': {'like': '" + SECRET + "'}}}");
    }

    private void refusedOnes() {
        String blocked = state("BLOCKED", "{'table': 'users', 'key': 'u1', 'mode': 'hard'}");
        String failed = state("FAILED", "{'table': 'users', 'key': 'u2', 'mode': 'hard'}");
        api.delete("/v1/deletes/" + failed + "/retry", "");
        api.call("GET", "/v1/deletes/" + blocked, "");
        api.call("GET", "/v1/deletes/" + blocked + "/audit", "");
        assertThat(api.json("GET", "/v1/deletes?state=BLOCKED", "").path("deletes"))
                .isNotEmpty();
    }

    private void undone() {
        String soft = state("COMPLETED", "{'table': 'users', 'key': 'u9', 'mode': 'soft'}");
        api.delete("/v1/deletes/" + soft + "/restore", "");
        String later = state("SCHEDULED", "{'table': 'users', 'key': 'u10', 'mode': 'scheduled', 'delayMs': 3600000}");
        api.delete("/v1/deletes/" + later + "/cancel", "");
        String now = state("SCHEDULED", "{'table': 'users', 'key': 'u11', 'mode': 'scheduled', 'delayMs': 3600000}");
        api.delete("/v1/deletes/" + now + "/purge", "");
        state("SCHEDULED", "{'table': 'users', 'key': 'u12', 'mode': 'scheduled', 'delayMs': 3600000}");
        // Its owner takes the stamp away, and the timer is dropped.
        api.call("PUT", "/v1/tables/users/rows/u12", "{'name': '" + SECRET + "', 'deletionTime': null}");
    }

    private void scheduledOnes() {
        String due = state("SCHEDULED", "{'table': 'users', 'key': 'u13', 'mode': 'scheduled', 'delayMs': 300}");
        await().atMost(SOON).until(() -> stateOf(due).equals("COMPLETED"));
        state("SCHEDULED", "{'table': 'users', 'key': 'u14', 'mode': 'scheduled', 'delayMs': 3600000}");
    }

    private void operations() {
        api.call("GET", "/v1/audit?limit=5", "");
        assertThat(api.stream("/v1/audit")).isNotEmpty();
        api.call("GET", "/v1/status", "");
        for (String base : new String[] {"", "/v1"}) {
            for (String path :
                    new String[] {"/openapi.json", "/asyncapi.json", "/metrics", "/health/live", "/health/ready"}) {
                api.call("GET", base + path, "");
            }
        }
    }

    /** Its delete id. */
    private String state(String state, String body) {
        var answer = api.delete("/v1/deletes", body);
        assertThat(answer.path("state").asText()).as(answer.toString()).isEqualTo(state);
        return answer.path("deleteId").asText();
    }

    private String stateOf(String deleteId) {
        return api.json("GET", "/v1/deletes/" + deleteId, "").path("state").asText();
    }
}

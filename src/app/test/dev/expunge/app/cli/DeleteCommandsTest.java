package dev.expunge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeleteCommandsTest {

    private static final String BLOCKED =
            "{'deleteId':'e-1','state':'BLOCKED','table':'users','mode':'hard','modeFrom':'request','matched':1,"
                    + "'blockers':[{'table':'invoices','key':'i7','foreignKey':'invoices(user)->users',"
                    + "'references':{'table':'users','key':'ada'}}],'blockerCount':1,"
                    + "'error':{'code':'FOREIGN_KEY_RESTRICT','detail':'1 row stays'}}";

    @SuppressWarnings("NullAway.Init")
    private FakeServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String status(String state) {
        return "{'deleteId':'e-1','state':'" + state + "','table':'users','mode':'hard','modeFrom':'request'}";
    }

    @Nested
    class Delete {

        @Test
        void sendsWhatWasAskedFor() {
            server.on("POST /v1/deletes", 200, status("COMPLETED"));

            int code = server.run(
                    "delete", "users", "ada", "--scheduled", "1h30m", "--cascade", "hard", "--reason", "by mail");

            assertThat(code).isZero();
            assertThat(server.asked)
                    .containsExactly("POST /v1/deletes {\"table\":\"users\",\"key\":\"ada\",\"mode\":\"scheduled\","
                            + "\"delayMs\":5400000,\"cascade\":\"hard\",\"reason\":\"by mail\"}");
        }

        @Test
        void readsAConditionAsItsColumnsTypeSays() {
            server.on("GET /v1/tables/users", 200, "{'columns':{'age':{'type':'integer'},'zip':{'type':'string'}}}")
                    .on("POST /v1/deletes", 200, status("COMPLETED"));

            server.run("delete", "users", "--where", "age>=18", "--where", "zip=0815", "--hard", "--async");

            assertThat(server.asked.get(1))
                    .endsWith("{\"table\":\"users\",\"where\":{\"age\":{\"gte\":18},\"zip\":\"0815\"},"
                            + "\"mode\":\"hard\",\"execution\":\"async\"}");
        }

        @Test
        void waitsUntilItHasEnded() {
            server.on("POST /v1/deletes", 202, status("PLANNING"))
                    .on("GET /v1/deletes/e-1", 200, status("APPLYING"))
                    .on("GET /v1/deletes/e-1", 200, status("COMPLETED"));

            assertThat(server.run("delete", "users", "ada", "--hard")).isZero();
            assertThat(server.out()).contains("COMPLETED");
        }

        @Test
        void doesNotWaitWhereToldSo() {
            server.on("POST /v1/deletes", 202, status("PLANNING"));

            assertThat(server.run("delete", "users", "ada", "--no-wait")).isZero();
            assertThat(server.err()).contains("expunge watch e-1");
        }

        @Test
        void endsWithOneAndSaysWhatIsInTheWay() {
            server.on("POST /v1/deletes", 200, BLOCKED);

            assertThat(server.run("delete", "users", "ada", "--hard")).isEqualTo(1);
            assertThat(server.out()).contains("FOREIGN_KEY_RESTRICT: 1 row stays", "invoices/i7");
            assertThat(server.err()).contains("expunge retry e-1");
        }

        @Test
        void isWrittenAsJsonWhereAskedFor() {
            server.on("POST /v1/deletes", 200, BLOCKED);

            assertThat(server.run("delete", "users", "ada", "-o", "json")).isEqualTo(1);
            assertThat(server.out()).startsWith("{").contains("\"blockerCount\" : 1");
            assertThat(server.err()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '"',
                value = {
                    "delete users|Say which rows of users",
                    "delete users ada --where a=1|Keys and --where cannot be combined",
                    "delete users ada --hard --soft|mutually exclusive",
                    "delete users ada --scheduled soon|'soon' is not a duration",
                    "delete users ada --server nowhere|'nowhere' is not a URL",
                    "trash --limit 0|--limit: must be from 1 to 1000, not 0"
                })
        void endsWithTwoWhereTheCommandIsWrong(String command, String sentence) {
            assertThat(server.runAlone(command.split(" ", -1))).isEqualTo(2);
            assertThat(server.err()).contains(sentence, "--help");
            assertThat(server.asked).isEmpty();
        }
    }

    @Test
    void aPreviewIsATreeAlongTheForeignKeys() {
        server.on(
                        "POST /v1/deletes/preview",
                        200,
                        "{'mode':'soft','modeFrom':'table','matched':1,'counts':{'softDeleted':{'users':1,'posts':1200},"
                                + "'setNull':{'pins':2}},'blockers':[],'blockerCount':0,'errors':[]}")
                .on(
                        "GET /v1/catalog",
                        200,
                        "{'tables':{'users':{},'other':{'foreignKeys':[{'columns':['u'],'references':{'table':'users'}}]},"
                                + "'pins':{'foreignKeys':[{'columns':['post'],'references':{'table':'posts'},"
                                + "'onDelete':'setNull'}]},'posts':{'foreignKeys':[{'columns':['author'],"
                                + "'references':{'table':'users'},'onDelete':'cascade'}]}}}");

        assertThat(server.run("preview", "users", "ada")).isZero();
        assertThat(server.out().lines())
                .containsSubsequence(
                        "users  1 stamped",
                        "`- posts (author, cascade)  1,200 stamped",
                        "   `- pins (post, setNull)  2 set to null",
                        "This delete would go through.");
        assertThat(server.out()).doesNotContain("other");
    }

    @Test
    void aPreviewShowsTheWayToWhatBlocks() {
        server.on("POST /v1/deletes/preview", 200, BLOCKED)
                .on(
                        "GET /v1/catalog",
                        200,
                        "{'tables':{'posts':{'foreignKeys':[{'columns':['author'],'references':{'table':'users'},"
                                + "'onDelete':'cascade'}]},'invoices':{'foreignKeys':[{'columns':['post'],"
                                + "'references':{'table':'posts'},'onDelete':'restrict'}]}}}");

        assertThat(server.run("preview", "users", "ada")).isEqualTo(1);
        assertThat(server.out().lines())
                .containsSubsequence(
                        "users  -", "`- posts (author, cascade)  -", "   `- invoices (post, restrict)  1 in the way");
    }

    @ParameterizedTest
    @CsvSource({"restore,RESTORED,0", "cancel,CANCELLED,0", "purge,COMPLETED,0", "retry,BLOCKED,1", "purge,FAILED,1"})
    void anActionEndsAsTheDeleteDoes(String action, String state, int code) {
        server.on("POST /v1/deletes/e-1/" + action, 200, status(state));

        assertThat(server.run(action, "e-1")).isEqualTo(code);
        assertThat(server.out()).contains(state);
    }

    @Test
    void aRefusalSaysWhatToDoNext() {
        server.on("GET /v1/deletes/e-9", 404, "{'code':'DELETE_UNKNOWN','detail':'there is no delete e-9'}");

        assertThat(server.run("status", "e-9")).isEqualTo(1);
        assertThat(server.err().lines())
                .containsExactly(
                        "DELETE_UNKNOWN: there is no delete e-9",
                        "The deletes that there are: expunge trash --state any");
    }

    @Test
    void aRefusalNamesTheField() {
        server.on(
                "POST /v1/deletes",
                422,
                "{'code':'REQUEST_INVALID','detail':'hard or soft, not up',"
                        + "'errors':[{'path':'/cascade','message':'hard or soft, not up'}]}");

        assertThat(server.run("delete", "users", "ada", "--cascade", "up")).isEqualTo(1);
        assertThat(server.err().lines()).containsExactly("REQUEST_INVALID: hard or soft, not up (at /cascade)");
    }

    @Test
    void thereIsNoPurgeOfWhatIsNotScheduled() {
        server.on(
                "GET /v1/deletes?limit=50",
                200,
                "{'deletes':[{'deleteId':'e-1','state':'RESTORED','roots':[{'key':'ada','dueAt':1}]}],'cursor':null}");

        assertThat(server.run("trash", "--state", "any")).isZero();
        assertThat(server.out()).contains("RESTORED  -").doesNotContain("due");
    }

    @Test
    void aServerThatIsAwayIsThree() {
        assertThat(server.runAlone("status", "e-1", "--server", "http://127.0.0.1:1"))
                .isEqualTo(3);
        assertThat(server.err()).contains("expunge up", "--server");
        server.on("GET /v1/deletes/e-1", 503, "{'code':'UNAVAILABLE','detail':'no processor'}");
        assertThat(server.run("status", "e-1")).isEqualTo(3);
    }

    @Test
    void theTrashListsWhatWaitsForItsPurge() {
        server.on(
                "GET /v1/deletes?limit=50&state=SCHEDULED",
                200,
                "{'deletes':[{'deleteId':'e-1','state':'SCHEDULED','table':'users','reason':'by mail',"
                        + "'roots':[{'key':'ada','dueAt':1},{'key':'bob','dueAt':2}]}],'cursor':'c'}");

        assertThat(server.run("trash")).isZero();
        assertThat(server.out()).contains("PURGE", "e-1", "ada and 1 more", "due", "by mail");
        assertThat(server.err()).contains("There are more");
    }
}

package dev.expunge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.app.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MoreCommandsTest {

    @TempDir
    private Path dir = Path.of("");

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

    private String file(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text.replace('\'', '"')).toString();
    }

    @Test
    void lintExplainsAWarningAndAsksNoServer() throws IOException {
        String file = file(
                "tables.json",
                "{'users':{'columns':{'id':'string'}},'posts':{'columns':{'id':'string','author':'id(users)'},"
                        + "'foreignKeys':[{'columns':['author'],'references':{'table':'users'},'onDelete':'cascade'}]}}");

        assertThat(server.run("catalog", "lint", file)).isZero();
        assertThat(server.out())
                .contains("INDEX_REQUIRED", "Add an index that begins with them", "2 tables, 0 errors, 1 warnings.");
        assertThat(server.run("catalog", "lint", file, "--strict")).isEqualTo(1);
        assertThat(server.asked).isEmpty();
    }

    @Test
    void lintEndsWithOneAndNamesThePathOfAnError() throws IOException {
        String file = file("tables.json", "{'tables':{'users':{'columns':{'id':'text'}}}}");

        assertThat(server.run("catalog", "lint", file)).isEqualTo(1);
        assertThat(server.out()).contains("error /tables/users/columns/id");
    }

    @Test
    void applySendsAllFilesAsOneChange() throws IOException {
        server.on("PUT /v1/catalog", 200, "{'tables':['a','b'],'warnings':[]}");

        int code = server.run("catalog", "apply", file("a.json", "{'tables':{'a':{}}}"), file("b.json", "{'b':null}"));

        assertThat(code).isZero();
        assertThat(server.asked).containsExactly("PUT /v1/catalog {\"tables\":{\"a\":{},\"b\":null}}");
    }

    @Test
    void aFileThatIsNoJsonIsNamed() throws IOException {
        assertThat(server.run("catalog", "apply", file("a.json", "{oops"))).isEqualTo(2);
        assertThat(server.err()).contains("a.json");
    }

    @Test
    void loadSendsTheLinesAndSaysWhichWereRefused() throws IOException {
        server.on(
                "POST /v1/tables/users/rows",
                200,
                "{'written':1,'errors':[{'line':2,'code':'REQUEST_INVALID','message':'no key'}],'errorCount':1}");

        int code = server.run("rows", "load", "users", file("rows", "{'id':'a'} {}".replace(' ', '\n')));

        assertThat(code).isEqualTo(1);
        assertThat(server.out()).contains("1 row written, 1 line refused.", "line 2: REQUEST_INVALID: no key");
    }

    @Test
    void rowsAreATable() {
        server.on("GET /v1/tables/users/rows?limit=50", 200, "{'rows':{'a':{'id':'a','age':3},'b':{'id':'b'}}}");

        assertThat(server.run("rows", "get", "users")).isZero();
        assertThat(server.out().lines()).containsExactly("KEY  id  age", "a    a   3", "b    b");
    }

    @Test
    void theAuditIsReadPageByPage() {
        server.on("GET /v1/audit?limit=1000", 200, "{'events':[{'type':'ACCEPTED','time':0}],'cursor':'c1'}")
                .on(
                        "GET /v1/audit?limit=999&after=c1",
                        200,
                        "{'events':[{'type':'COMPLETED','time':0,'affected':[{'table':'t','key':'k','kind':'DELETE'}]}]}");

        assertThat(server.run("audit")).isZero();
        assertThat(server.out()).contains("ACCEPTED", "DELETE t/k").hasLineCount(2);
    }

    @Test
    void followingEndsWhenNobodyReadsAnyMore() {
        server.on("GET /v1/audit", 200, "id: 1\ndata: {'type':'ACCEPTED','time':0}\n\n");
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        }));

        assertThat(command.execute("audit", "--follow", "--server", server.url()))
                .isZero();
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void watchGoesOnUntilThePurgeHasEnded() {
        server.on("GET /v1/deletes/e-1", 200, "{'deleteId':'e-1','state':'SCHEDULED'}")
                .on("GET /v1/deletes/e-1", 200, "{'deleteId':'e-1','state':'COMPLETED'}");

        assertThat(server.run("watch", "e-1", "-o", "json")).isZero();
        assertThat(server.out().lines()).hasSize(2);
    }

    @Test
    void contextsAreKeptInAFile() {
        Path file = dir.resolve("new/contexts.properties");
        new Contexts(java.util.Map.of("prod", "http://prod:8080"), "prod").write(file);
        var environment = java.util.Map.of("EXPUNGE_CONFIG", file.toString());

        assertThat(Servers.address(null, null, environment)).hasToString("http://prod:8080");
        assertThat(Servers.address("http://here:1", null, environment)).hasToString("http://here:1");
        assertThat(Servers.address(null, null, java.util.Map.of("EXPUNGE_CONFIG", dir + "/none")))
                .hasToString(Servers.DEFAULT);
    }

    @Test
    void statusWithoutAnIdIsTheBacklog() {
        server.on(
                "GET /v1/status",
                200,
                "{'at':100000,'fresh':true,'notReady':null,'pending':2,'oldest':{'deleteId':'e-1','state':'PLANNING',"
                        + "'ageMs':61000,'waitsFor':'ROWS','detail':'it finds its rows'},"
                        + "'scheduled':{'count':3,'nextDeleteId':'e-2','nextDueAt':160000,'overdueMs':0},"
                        + "'blocked':{'count':1,'longest':{'deleteId':'e-3','ageMs':1000}},"
                        + "'blockedBy':[{'table':'users','foreignKey':'invoices(user)->users','deletes':1}]}");

        assertThat(server.run("status")).isZero();
        assertThat(server.out().lines())
                .containsExactly(
                        "2 pending, the oldest for 1m 1s: e-1 (PLANNING, it finds its rows)",
                        "3 scheduled, the next purge in 1m: e-2",
                        "1 blocked, the first for 1s: e-3; see: expunge trash --state BLOCKED",
                        "",
                        "DELETES FROM  BLOCKED BY             DELETES",
                        "users         invoices(user)->users  1");
    }

    @Test
    void aServerThatDoesNoWorkIsSaidAndEndsWithOne() {
        server.on("GET /v1/status", 200, "{'at':1,'fresh':true,'notReady':'the processor is away','pending':0}");

        assertThat(server.run("status")).isEqualTo(1);
        assertThat(server.out()).contains("No work is done: the processor is away", "Nothing is pending.");
    }

    @Test
    void theDoctorSaysWhatIsWrongAndEndsWithOne() {
        server.on("GET /v1/status", 200, "{'at':1,'fresh':true,'notReady':null,'pending':0}")
                .on("GET /v1/catalog", 200, "{'tables':{}}");

        assertThat(server.run("doctor")).isEqualTo(1);
        assertThat(server.out())
                .contains(
                        "ok       server: answers in",
                        "wrong    clock: of the server is",
                        "-> Scheduled deletes go by");
        assertThat(server.runAlone("doctor", "--server", "http://127.0.0.1:1", "-o", "json"))
                .isEqualTo(3);
        assertThat(server.out()).contains("\"level\":\"WRONG\"");
    }

    @Test
    void aTableThatNamesItsKeyIsShown() {
        server.on("GET /v1/catalog", 200, "{'tables':{'seats':{'key':['row','number'],'columns':{'row':'string'}}}}");

        assertThat(server.run("catalog", "show")).isZero();
        assertThat(server.out()).contains("row, number");
    }

    @Test
    void onlyKnownDatabasesAreAsked() {
        assertThat(server.run("catalog", "import", "--jdbc", "jdbc:h2:mem:x")).isEqualTo(2);
        assertThat(server.err()).contains("jdbc:postgresql:").doesNotContain("jdbc:h2");
    }
}

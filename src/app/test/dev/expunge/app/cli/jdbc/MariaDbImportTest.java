package dev.expunge.app.cli.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.expunge.app.Main;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a MariaDB that is started for it, where one is installed ({@code mariadbd}); MySQL is read by the same driver. */
class MariaDbImportTest {

    private static final List<String> SCHEMA = List.of(
            "create table users (id bigint auto_increment primary key, slug varchar(80) not null default 'it''s' unique,"
                    + " active tinyint(1) not null default 1, made datetime default current_timestamp,"
                    + " price decimal(10,2) default 0.00, doc json, kind enum('a','b') default 'a')",
            "create table posts (id char(36) primary key, author bigint not null, editor bigint,"
                    + " foreign key (author) references users(id) on delete cascade,"
                    + " foreign key (editor) references users(id) on delete set null)",
            "create table invoices (number int, year int, payer bigint, primary key (year, number),"
                    + " foreign key (payer) references users(id) on delete restrict)",
            "create table `Line-Items` (id int primary key, y int, n int,"
                    + " foreign key (y, n) references invoices(year, number))",
            "create table log (line text)");

    @TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.ALWAYS)
    private static Path folder;

    private static Process server;
    private static String url;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(
                Stream.of("/usr/sbin/mariadbd", "/usr/bin/mariadb-install-db")
                        .allMatch(file -> Files.isExecutable(Path.of(file))),
                "not run: there is no MariaDB server here (Debian: mariadb-server-core)");
        Path data = folder.resolve("data");
        List<String> options =
                List.of("--no-defaults", "--user=" + System.getProperty("user.name"), "--datadir=" + data);
        Process install =
                run("mariadb-install-db", options, "--auth-root-authentication-method=normal", "--skip-test-db");
        assertThat(install.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(install.exitValue())
                .as("%s", Files.readString(folder.resolve("log")))
                .isZero();
        int port = freePort();
        server = run(
                "mariadbd",
                options,
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + folder.resolve("socket"),
                "--innodb-buffer-pool-size=16M");
        url = "jdbc:mysql://127.0.0.1:" + port + "/shop?user=root&createDatabaseIfNotExist=true";
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> {
                    try (Connection connection =
                                    DriverManager.getConnection(url.replace("jdbc:mysql:", "jdbc:mariadb:"));
                            Statement statement = connection.createStatement()) {
                        for (String sql : SCHEMA) {
                            statement.execute(sql);
                        }
                        return true;
                    }
                });
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server != null) {
            server.destroy();
            server.waitFor(60, TimeUnit.SECONDS);
        }
    }

    private static Process run(String program, List<String> options, String... more) throws IOException {
        List<String> command = Stream.concat(Stream.concat(Stream.of(program), options.stream()), Stream.of(more))
                .toList();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    private static JsonNode imported(String table) throws Exception {
        Imported imported = Imported.from(new Imported.Source(url, null, null, null), List.of());
        return json(new ObjectMapper().writeValueAsString(imported.tables()).replace("it's", "it-s"))
                .path(table);
    }

    @Test
    void columnsKeepTheirTypesDefaultsAndNulls() throws Exception {
        assertThat(imported("users")).isEqualTo(json("""
                        {'key':['id'],
                         'columns':{'id':{'type':'integer','notNull':true},
                           'slug':{'type':'string','notNull':true,'default':'it-s'},
                           'active':{'type':'boolean','notNull':true,'default':true},'made':'timestamp',
                           'price':{'type':'string','default':'0.00'},'doc':'string',
                           'kind':{'type':'string','default':'a'}},
                         'indexes':{'slug':['slug']}}"""));
    }

    @Test
    void foreignKeysKeepTheirActionsAndTheOrderOfTheirColumns() throws Exception {
        assertThat(imported("posts").path("foreignKeys"))
                .containsExactlyInAnyOrder(
                        json("{'columns':['author'],'references':{'table':'users'},'onDelete':'cascade'}"),
                        json("{'columns':['editor'],'references':{'table':'users'},'onDelete':'setNull'}"));
        assertThat(imported("invoices").path("key")).isEqualTo(json("['year','number']"));
        assertThat(imported("line_items").path("foreignKeys").path(0))
                .isEqualTo(json("{'columns':['y','n'],'references':{'table':'invoices'},'onDelete':'restrict'}"));
    }

    /** In a process of its own, as users start it: the driver logs. */
    @Test
    void theCommandPrintsNothingButTheCatalog() throws Exception {
        Path out = folder.resolve("out.json");
        Path err = folder.resolve("err.txt");

        Process command = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "catalog",
                        "import",
                        "--jdbc",
                        url)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();

        assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(command.exitValue()).as("%s", Files.readString(err)).isZero();
        assertThat(new ObjectMapper().readTree(out.toFile()).path("tables").properties())
                .hasSize(4);
        assertThat(Files.readString(err))
                .contains("note: log: left out, because it has no primary key")
                .contains("note: users.made: has no default here, because current_timestamp() is computed")
                .contains("4 tables", "0 errors.")
                .doesNotContain("DEBUG");
    }
}

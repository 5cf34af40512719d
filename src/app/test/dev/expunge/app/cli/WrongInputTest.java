package dev.expunge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.app.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Whatever is wrong with a command is said in a sentence, with what to do next, and with the exit code of docs/cli.md. */
class WrongInputTest {

    private static final String NOWHERE = "http://127.0.0.1:1";

    /** Each command that asks a server, as it should be typed; FILE is one that there is. */
    private static final List<String> ASKING = List.of(
            "delete users ada",
            "preview users ada",
            "status",
            "status e-1",
            "watch e-1",
            "restore e-1",
            "cancel e-1",
            "purge e-1",
            "retry e-1",
            "trash",
            "audit",
            "audit e-1 --follow",
            "catalog apply FILE",
            "catalog show",
            "catalog show users",
            "rows put users ada {}",
            "rows get users",
            "rows get users ada",
            "rows load users FILE");

    /** The doctor says itself what it has found; the others ask nobody, or start something. */
    private static final List<String> OTHERS = List.of(
            "doctor",
            "up",
            "demo",
            "catalog lint FILE",
            "catalog import --jdbc jdbc:mysql://h/d",
            "config list",
            "config set a http://h:1",
            "config use a",
            "config remove a",
            "completion bash");

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

    private static Stream<String> typed() {
        return Stream.concat(ASKING.stream(), OTHERS.stream());
    }

    private static void leaves(String path, CommandLine command, List<String> found) {
        command.getSubcommands().forEach((name, below) -> leaves((path + " " + name).strip(), below, found));
        if (command.getSubcommands().isEmpty()) {
            found.add(path);
        }
    }

    private String[] words(String command) throws IOException {
        Path file = Files.writeString(dir.resolve("file"), "{}");
        return command.replace("FILE", file.toString()).split(" ", -1);
    }

    private static String[] and(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void everyCommandIsHere() {
        List<String> commands = new ArrayList<>();
        leaves("", Main.commandLine(), commands);

        assertThat(commands).allMatch(command -> typed().anyMatch(typed -> (typed + " ").startsWith(command + " ")));
    }

    @ParameterizedTest
    @MethodSource("typed")
    void anOptionThatThereIsNotIsNamedWithTheWayToTheHelp(String command) throws IOException {
        assertThat(server.runAlone(and(words(command), "--nonsense"))).isEqualTo(2);
        assertThat(server.err())
                .contains("Unknown option: '--nonsense'")
                .containsPattern("More: expunge " + command.split(" ", -1)[0] + ".* --help");
    }

    @ParameterizedTest
    @FieldSource("ASKING")
    void withoutAServerEachSaysHowToStartOrNameOne(String command) throws IOException {
        assertThat(server.runAlone(and(words(command), "--server", NOWHERE))).isEqualTo(3);
        assertThat(server.err().lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("Is there a server at " + NOWHERE, "expunge up", "--server URL", "expunge config");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "delete                                  | Missing required parameter: 'TABLE'",
                "preview                                 | Missing required parameter: 'TABLE'",
                "preview users                           | Say which rows of users: keys, --where, or --all",
                "watch                                   | Missing required parameter: 'ID'",
                "restore                                 | Missing required parameter: 'ID'",
                "restore e-1 e-2                         | Unmatched argument at index 2: 'e-2'",
                "catalog apply                           | Missing required parameter: 'FILE'",
                "catalog apply no/such/file              | there is no file no/such/file",
                "catalog lint no/such/file               | there is no file no/such/file",
                "catalog import                          | Missing required option: '--jdbc=URL'",
                "rows put users ada                      | Missing required parameter: 'ROW'",
                "rows put users ada {'n':1},             | ROW: {'n':1}, is not a JSON object",
                "rows put users ada [1]                  | ROW: [1] is not a JSON object",
                "rows load users no/such/file            | there is no file no/such/file",
                "rows load users .                       | FILE: . cannot be read",
                "rows get users --limit many             | Invalid value for option '--limit': 'many' is not an int",
                "rows get users --limit 10001            | --limit: must be from 1 to 10000, not 10001",
                "audit --limit 0                         | --limit: must be from 1 to 1000000, not 0",
                "delete users a --batch few --async      | Invalid value for option '--batch': 'few' is not an int",
                "delete users a --batch 3                | --batch: pages are for --async only",
                "delete users a --scheduled 1y           | '1y' is not a duration such as 30s, 15m, 1h30m or 7d",
                "delete users a --scheduled 99999999999d | '99999999999d' is longer than 36500d",
                "watch e-1 --timeout 200000d             | '200000d' is longer than 36500d",
                "status -o yaml                          | Invalid value for option '--output'",
                "status --server 127.0.0.1:8080          | --server: '127.0.0.1:8080' is not a URL such as http",
                "status --context nowhere                | there is no context nowhere",
                "config set                              | Missing required parameters: 'NAME', 'URL'",
                "config set a localhost                  | URL: 'localhost' is not a URL such as http",
                "completion fish                         | expected one of [BASH, ZSH]",
                "up --port http                          | Invalid value for option '--port': 'http' is not an int",
                "up --topics some                        | --topics:",
                "up --kafka here                         | --kafka: must be HOST:PORT, or several with commas, not",
                "doctor --registry here                  | --registry: 'here' is not a URL such as http",
                "delte users                             | Did you mean: expunge delete"
            })
    void endsWithTwoAndNamesWhatIsWrong(String command, String sentence) {
        String[] words = command.replace('\'', '"').split(" ", -1);

        assertThat(server.runAlone(words)).isEqualTo(2);
        assertThat(server.err()).contains(sentence.startsWith("ROW") ? sentence.replace('\'', '"') : sentence);
        assertThat(server.err()).contains(" --help");
    }

    @ParameterizedTest
    @CsvSource({
        "'status,ID', ID", "'restore,ID', ID", "'rows,get,users,KEY', KEY", "'rows,get,TABLE', TABLE",
        "'delete,users,KEY', KEY", "'trash,--table,V', --table", "'audit,ID', ID",
                "'delete,users,a,--request-id,V', --request-id"
    })
    void anEmptyVariableOfAScriptNamesNothing(String command, String name) {
        String[] words = Stream.of(command.split(",", -1))
                .map(word -> word.matches("[A-Z]+") ? "" : word)
                .toArray(String[]::new);

        assertThat(server.run(words)).isEqualTo(2);
        assertThat(server.err()).startsWith(name + ": must not be empty");
        assertThat(server.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "age>=18 and zip=0815 | '18 and zip=0815' is no integer; each condition has a --where of its own",
                "age>=old             | 'old' is no integer",
                "age>=                | '' is no integer",
                "seen<2024-01-01      | '2024-01-01' is no timestamp, which is ms since 1970",
                "age in [1] or [2]    | '[1] or [2]' is no list of values",
                "age is nothing       | 'age is nothing' is not a condition such as"
            })
    void aConditionThatIsReadInPartIsRefused(String condition, String sentence) {
        server.on("GET /v1/tables/users", 200, "{'columns':{'age':'integer','zip':'string','seen':'timestamp'}}");

        assertThat(server.run("delete", "users", "--where", condition, "--hard"))
                .isEqualTo(2);
        assertThat(server.err()).contains(sentence);
        assertThat(server.asked).containsExactly("GET /v1/tables/users");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete nope a         | POST /v1/deletes",
                "delete nope --where a | GET /v1/tables/nope",
                "preview nope a        | POST /v1/deletes/preview",
                "rows get nope         | GET /v1/tables/nope/rows?limit=50",
                "rows put nope a {}    | PUT /v1/tables/nope/rows/a",
                "rows load nope FILE   | POST /v1/tables/nope/rows",
                "catalog show nope     | GET /v1/tables/nope",
                "trash --table nope    | GET /v1/tables/nope"
            })
    void aTableThatThereIsNotIsRefusedWithTheWayToThoseThatThereAre(String command, String call) throws IOException {
        server.on(call, 404, "{'code':'TABLE_UNKNOWN','detail':'there is no table nope'}")
                .on("GET /v1/deletes?limit=50&state=SCHEDULED&table=nope", 200, "{'deletes':[]}");

        assertThat(server.run(words(command))).isEqualTo(1);
        assertThat(server.err().lines())
                .containsExactly(
                        "TABLE_UNKNOWN: there is no table nope", "The tables that there are: expunge catalog show");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "404 | {'error_code':40401,'message':'no such subject'} | is not Expunge's API: its answer is HTTP_404",
                "200 | <html>login</html>                               | did not answer in JSON",
                "200 | \"\"                                              | did not answer in JSON",
                "502 | {}                                               | Is there a server at"
            })
    void whatIsNotExpungeIsSaidToBeSomethingElse(int status, String body, String sentence) {
        server.on("GET /v1/status", status, body);

        assertThat(server.run("status")).isEqualTo(3);
        assertThat(server.err()).contains(sentence, "--server URL");
    }

    @Test
    void theAddressOfTheCallsServesAsWell() {
        server.on("GET /v1/catalog", 200, "{'tables':{}}");

        assertThat(server.runAlone("catalog", "show", "--server", server.url() + "/v1"))
                .isZero();
    }

    @Test
    void aLoadThatIsCutSaysHowFarItCame() throws IOException {
        Path file = Files.writeString(dir.resolve("rows"), ("{\"id\":\"" + "x".repeat(1_000) + "\"}\n").repeat(1_100));
        server.on("POST /v1/tables/users/rows", 200, "{'written':1037,'errors':[],'errorCount':0}")
                .on("POST /v1/tables/users/rows", 503, "{'code':'UNAVAILABLE','detail':'no processor'}");

        assertThat(server.run("rows", "load", "users", file.toString())).isEqualTo(3);
        assertThat(server.err()).contains("1,037 rows were written before; load the file again");
    }

    @Command(name = "faulty")
    static final class Faulty implements Runnable {

        @Override
        public void run() {
            throw new IllegalStateException("a fault");
        }
    }

    @Test
    void aFaultOfTheCommandIsNotTakenForARefusedDelete() {
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine().addSubcommand(new Faulty());
        // Handed on to those that are there when it is set.
        command.setExitCodeExceptionMapper(command.getExitCodeExceptionMapper());
        command.setErr(new PrintWriter(err, true));

        assertThat(command.execute("faulty")).isEqualTo(8);
        assertThat(err.toString()).contains("IllegalStateException: a fault");
    }
}

package dev.expunge.e2e;

import static dev.expunge.e2e.SessionPage.ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.app.Main;
import dev.expunge.e2e.SessionPage.Exchange;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The session of docs/cli.md against the product in a process of its own; first, while there is no other delete. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandsTest {

    private static final Path PAGE = Path.of("../../docs/cli.md");
    private static final Pattern CATALOG = Pattern.compile("```json\\R(.*?)```", Pattern.DOTALL);

    @TempDir
    static Path dir = Path.of("");

    private static Product product;

    private String out = "";
    private String err = "";

    @BeforeAll
    static void start() {
        product = Product.up(dir.resolve("data"));
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    /** With {@code -Dcli.write=true} the page is written anew with what has come back. */
    @Test
    @Order(1)
    void theSessionOfThePageIsWhatHappens() throws IOException {
        SessionPage page = new SessionPage(PAGE);
        prepare();
        List<Exchange> real = new ArrayList<>();
        String id = "";
        int code = 0;
        for (Exchange exchange : page.exchanges()) {
            String command = id.isEmpty()
                    ? exchange.command()
                    : ID.matcher(exchange.command()).replaceAll(id);
            if (command.equals("echo $?")) {
                real.add(new Exchange(command, Integer.toString(code)));
            } else {
                List<String> words = new Exchange(command, "").words();
                assertThat(words).first().isEqualTo("expunge");
                code = run(words.stream()
                        .skip(1)
                        .map(word -> word.endsWith(".json") ? dir.resolve(word).toString() : word)
                        .toArray(String[]::new));
                real.add(new Exchange(command, (out + err).strip()));
            }
            Matcher found = ID.matcher(out);
            id = found.find() ? found.group() : id;
        }
        if (Boolean.getBoolean("cli.write")) {
            page.write(real);
        }
        assertThat(plain(real)).isEqualTo(plain(page.exchanges()));
    }

    private static String plain(List<Exchange> session) {
        return session.stream().map(SessionPage::plain).collect(Collectors.joining("\n"));
    }

    @Test
    void whatIsInTheWayEndsWithOne() throws IOException {
        prepare();

        assertThat(run("delete", "users", "fay", "--hard")).isEqualTo(1);
        assertThat(out).contains("BLOCKED", "invoices/i9");
        assertThat(run("cancel", "e-0")).isEqualTo(1);
        assertThat(err).contains("DELETE_UNKNOWN", "expunge trash --state any");
    }

    @Test
    void theDoctorFindsAllWell() throws IOException {
        prepare();
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(dir.resolve("data/server.properties"))) {
            settings.load(file);
        }
        String kafka = settings.getProperty("advertised.listeners").replace("CLIENT://", "");
        String registry = "http://127.0.0.1:" + (product.base().getPort() + 1);

        int code = run("doctor", "--kafka", kafka, "--registry", registry);

        assertThat(code).as(out + err).isZero();
        assertThat(out)
                .contains("transaction.version 2", "settings as they should be", "subjects", "quarantine: is empty");
        assertThat(run("doctor", "--kafka", "127.0.0.1:1")).isEqualTo(1);
        assertThat(out).contains("wrong    kafka: at 127.0.0.1:1 does not answer");
    }

    private void prepare() throws IOException {
        Matcher catalog = CATALOG.matcher(Files.readString(PAGE));
        assertThat(catalog.find()).isTrue();
        assertThat(run("catalog", "apply", file("shop.json", catalog.group(1)))).isZero();
        assertThat(load("users", "{'id':'eve','name':'Eve'}", "{'id':'fay','name':'Fay'}"))
                .isZero();
        assertThat(load(
                        "posts",
                        "{'id':'p8','title':'Eight','author':'eve'}",
                        "{'id':'p9','title':'Nine','author':'fay'}"))
                .isZero();
        assertThat(run("rows", "put", "invoices", "i9", "{\"post\":\"p9\"}")).isZero();
    }

    private static String file(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text).toString();
    }

    private int load(String table, String... rows) throws IOException {
        return run("rows", "load", table, file(table, Api.quoted(String.join(System.lineSeparator(), rows))));
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--server");
        all.add(product.base().toString());
        StringWriter written = new StringWriter();
        StringWriter complained = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(written, true));
        command.setErr(new PrintWriter(complained, true));
        int code = command.execute(all.toArray(String[]::new));
        out = written.toString();
        err = complained.toString();
        return code;
    }
}

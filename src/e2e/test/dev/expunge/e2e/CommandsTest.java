package dev.expunge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.app.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The session of docs/cli.md against the product in a process of its own. */
class CommandsTest {

    private static final Path PAGE = Path.of("../../docs/cli.md");
    private static final Pattern CATALOG = Pattern.compile("```json\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("e-[0-9a-f]{32}");

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

    @Test
    void theSessionOfThePageWorks() throws IOException {
        Matcher catalog = CATALOG.matcher(Files.readString(PAGE));
        assertThat(catalog.find()).isTrue();
        String shop = file("shop.json", catalog.group(1));
        assertThat(run("catalog", "lint", shop)).isZero();
        assertThat(run("catalog", "apply", shop)).isZero();
        assertThat(load("users", "{'id':'eve','name':'Eve'}", "{'id':'fay','name':'Fay'}"))
                .isZero();
        assertThat(load("posts", "{'id':'p8','author':'eve'}", "{'id':'p9','author':'fay'}"))
                .isZero();
        assertThat(run("rows", "put", "invoices", "i9", "{\"post\":\"p9\"}")).isZero();

        assertThat(run("preview", "users", "eve")).isZero();
        assertThat(out).contains("users  1 stamped", "`- posts (author, cascade)  1 stamped");
        assertThat(run("preview", "users", "fay")).isEqualTo(1);
        assertThat(out).contains("`- invoices (post, noAction)  1 in the way");
        assertThat(run("delete", "users", "fay", "--hard")).isEqualTo(1);
        assertThat(out).contains("BLOCKED", "invoices/i9");

        assertThat(run("delete", "users", "eve", "--scheduled", "1h", "--reason", "asked by mail"))
                .isZero();
        Matcher id = ID.matcher(out);
        assertThat(id.find()).isTrue();
        assertThat(run("trash")).isZero();
        assertThat(out).contains(id.group(), "asked by mail", "in 59m");
        assertThat(run("restore", id.group())).isZero();
        assertThat(out).contains("RESTORED");
        assertThat(run("rows", "get", "posts", "p8")).isZero();
        assertThat(out).contains("eve").doesNotContain("deletionTime");
        assertThat(run("audit", id.group())).isZero();
        assertThat(out).contains("PURGE_SCHEDULED", "RESTORE users/eve");
        assertThat(run("cancel", id.group())).isEqualTo(1);
        assertThat(err).contains("STATE_CONFLICT");
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

package dev.expunge.e2e.guides;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Java of the documentation compiles: whole classes as they are, statements of a page one after the other. */
class SnippetsTest {

    private static final Pattern CLASS = Pattern.compile("^public class (\\w+)", Pattern.MULTILINE);
    private static final List<String> IMPORTS = List.of(
            "static dev.expunge.client.BatchSize.*",
            "static dev.expunge.client.Column.*",
            "static dev.expunge.client.Condition.*",
            "static dev.expunge.client.Deletion.*",
            "static dev.expunge.client.ForeignKey.*",
            "static dev.expunge.client.OnDelete.*",
            "static java.time.Duration.*",
            "dev.expunge.client.*",
            "java.net.URI",
            "java.time.Duration",
            "java.util.*");

    @TempDir
    private Path classes = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "src/client/README.md", "docs/api-java.md", "docs/audit.md"})
    void compile(String name) {
        List<Page.Block> blocks = Page.read(name).in("java");
        assertThat(blocks).isNotEmpty();
        StringBuilder statements = new StringBuilder();
        for (Page.Block block : blocks) {
            Matcher named = CLASS.matcher(block.text());
            if (named.find()) {
                assertCompiles(name + ":" + block.line(), named.group(1), block.text());
            } else {
                statements.append(block.text());
            }
        }
        StringBuilder all = new StringBuilder();
        IMPORTS.forEach(one -> all.append("import ").append(one).append(";\n"));
        all.append("class Statements {\n    void run() throws Exception {\n")
                .append(statements)
                .append("    }\n}\n");
        assertCompiles(name, "Statements", all.toString());
    }

    private void assertCompiles(String where, String type, String source) {
        assertThat(Sources.compile(classes, type, source)).as(where).isEmpty();
    }
}

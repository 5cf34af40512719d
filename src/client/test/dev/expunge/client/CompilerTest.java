package dev.expunge.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What cannot work does not compile. All snippets go through the compiler at once, which is most of the time it takes. */
class CompilerTest {

    private static final List<String> COMPILING = List.of(
            "expunge.delete(users).where(eq(\"slug\", \"ada\")).execute();",
            "expunge.delete(users).key(\"u1\").hard().executeAsync(batchSize(500));",
            "expunge.delete(users).allowFullScan().soft().preview();",
            "expunge.delete(users).where(gt(\"age\", 3), lt(\"age\", 9)).allowFullScan().execute();",
            "expunge.delete(users).key(\"u1\").scheduled(ofMinutes(1)).cascadeHard().requestId(\"r\").execute();",
            "expunge.delete(users).key(\"u1\").reason(\"asked\").soft().cascadeHard().returning().execute();",
            "expunge.delete(users).keys(java.util.List.of()).hard().execute();",
            "expunge.delete(users).key(\"u1\").scheduled().execute();",
            "expunge.delete(users).key(\"u1\").soft().requestedBy(\"eve\").executeAsync();",
            "expunge.delete(users).where(isNull(\"age\"), in(\"slug\", \"a\", \"b\")).executeAsync(batchSize(1));",
            "Delete d = expunge.delete(users).key(\"u1\").execute().orThrow();",
            "Preview p = expunge.delete(users).allowFullScan().hard().preview();",
            "Table t = Table.named(\"t\").key(\"a\", \"b\").column(\"a\", text()).column(\"b\", integer()).index(\"by_b\", \"b\");",
            "Table.Decided t = Table.named(\"t\").deletion(scheduled(ofMinutes(1))).column(\"u\", id(users)).index(\"by_u\", \"u\");",
            "Table t = Table.named(\"t\").deletion(soft()).column(\"slug\", text().notNull().defaultTo(\"x\"));",
            "Table t = Table.named(\"t\").foreignKey(on(\"a\").references(users).onDelete(OnDelete.CASCADE));");

    /** @param because part of what the compiler says */
    record Refused(String statement, String because) {}

    private static final List<Refused> NOT_COMPILING = List.of(
            // No selection.
            new Refused("expunge.delete(users).execute();", "method execute()"),
            new Refused("expunge.delete(users).executeAsync();", "method executeAsync()"),
            new Refused("expunge.delete(users).hard();", "method hard()"),
            new Refused("expunge.delete(users).soft();", "method soft()"),
            new Refused("expunge.delete(users).scheduled(ofMinutes(1));", "method scheduled(java.time.Duration)"),
            new Refused("expunge.delete(users).preview();", "method preview()"),
            new Refused(
                    "expunge.delete(users).where();",
                    "method where in class dev.expunge.client.DeleteFrom cannot be applied"),
            new Refused(
                    "expunge.delete(users).keys();",
                    "method keys in class dev.expunge.client.DeleteFrom cannot be applied"),
            // Two selections.
            new Refused("expunge.delete(users).key(\"u1\").key(\"u2\");", "method key(java.lang.String)"),
            new Refused("expunge.delete(users).key(\"u1\").where(eq(\"slug\", \"ada\"));", "method where("),
            new Refused("expunge.delete(users).where(eq(\"slug\", \"ada\")).key(\"u1\");", "method key("),
            new Refused(
                    "expunge.delete(users).where(eq(\"slug\", \"ada\")).where(eq(\"slug\", \"eve\"));",
                    "method where("),
            new Refused("expunge.delete(users).allowFullScan().key(\"u1\");", "method key("),
            new Refused("expunge.delete(users).key(\"u1\").hard().key(\"u2\");", "method key("),
            // Two modes.
            new Refused("expunge.delete(users).key(\"u1\").hard().soft();", "method soft()"),
            new Refused("expunge.delete(users).key(\"u1\").hard().hard();", "method hard()"),
            new Refused("expunge.delete(users).key(\"u1\").soft().scheduled(ofMinutes(1));", "method scheduled("),
            new Refused("expunge.delete(users).key(\"u1\").soft().hard();", "method hard()"),
            new Refused("expunge.delete(users).key(\"u1\").scheduled(ofMinutes(1)).hard();", "method hard()"),
            new Refused("expunge.delete(users).key(\"u1\").scheduled().scheduled();", "method scheduled()"),
            new Refused("expunge.delete(users).key(\"u1\").hard().reason(\"r\").soft();", "method soft()"),
            // Scheduled page by page.
            new Refused(
                    "expunge.delete(users).key(\"u1\").scheduled(ofMinutes(1)).executeAsync();",
                    "method executeAsync()"),
            new Refused("expunge.delete(users).key(\"u1\").scheduled().executeAsync();", "method executeAsync()"),
            new Refused(
                    "expunge.delete(users).key(\"u1\").scheduled(ofMinutes(1)).executeAsync(batchSize(5));",
                    "method executeAsync(dev.expunge.client.BatchSize)"),
            new Refused(
                    "expunge.delete(users).key(\"u1\").scheduled().reason(\"r\").executeAsync();",
                    "method executeAsync()"),
            // A page size for a delete that has no pages, or a bare number.
            new Refused("expunge.delete(users).key(\"u1\").execute(batchSize(5));", "method execute in class"),
            new Refused(
                    "expunge.delete(users).key(\"u1\").executeAsync(5);",
                    "int cannot be converted to dev.expunge.client.BatchSize"),
            // A delay without scheduled, a delay without a unit, an unknown mode, a soft cascade under a hard delete.
            new Refused("expunge.delete(users).key(\"u1\").soft(ofMinutes(1));", "method soft in class"),
            new Refused("expunge.delete(users).key(\"u1\").hard(ofMinutes(1));", "method hard in class"),
            new Refused(
                    "expunge.delete(users).key(\"u1\").scheduled(60_000);",
                    "int cannot be converted to java.time.Duration"),
            new Refused("expunge.delete(users).key(\"u1\").mode(\"softly\");", "method mode(java.lang.String)"),
            new Refused("expunge.delete(users).key(\"u1\").eventually();", "method eventually()"),
            new Refused("expunge.delete(users).key(\"u1\").hard().cascadeSoft();", "method cascadeSoft()"),
            new Refused("expunge.delete(users).key(\"u1\").hard().cascadeHard();", "method cascadeHard()"),
            new Refused("expunge.delete(users).key(\"u1\").cascadeHard();", "method cascadeHard()"),
            // A table by its name only, where a table is meant.
            new Refused(
                    "expunge.delete(\"users\").key(\"u1\").execute();",
                    "java.lang.String cannot be converted to dev.expunge.client.Table"),
            // How a table deletes its rows: a delay without scheduled and the other way round, an unknown mode, two of
            // them.
            new Refused(
                    "Table.named(\"t\").deletion(soft(ofMinutes(1)));",
                    "method soft in class dev.expunge.client.Deletion cannot be applied"),
            new Refused(
                    "Table.named(\"t\").deletion(hard(ofMinutes(1)));",
                    "method hard in class dev.expunge.client.Deletion cannot be applied"),
            new Refused(
                    "Table.named(\"t\").deletion(scheduled());",
                    "method scheduled in class dev.expunge.client.Deletion cannot be applied"),
            new Refused(
                    "Table.named(\"t\").deletion(scheduled(60_000));", "int cannot be converted to java.time.Duration"),
            new Refused(
                    "Table.named(\"t\").deletion(\"softly\");",
                    "java.lang.String cannot be converted to dev.expunge.client.Deletion"),
            new Refused("Table.named(\"t\").deletion(eventually());", "method eventually()"),
            new Refused(
                    "Table.named(\"t\").deletion(soft()).deletion(hard());",
                    "method deletion(dev.expunge.client.Deletion)"),
            new Refused(
                    "Table.named(\"t\").deletion(soft()).column(\"a\", text()).deletion(hard());", "method deletion("),
            new Refused(
                    "Table.named(\"t\").deletion(soft()).index(\"by_a\", \"a\").deletion(soft());", "method deletion("),
            new Refused("Table.named(\"t\").deletion(soft()).key(\"a\").deletion(soft());", "method deletion("),
            new Refused(
                    "Table.named(\"t\").deletion(soft()).foreignKey(on(\"a\").references(users)).deletion(soft());",
                    "method deletion("),
            // A key, an index or a foreign key of no columns.
            new Refused("Table.named(\"t\").key();", "cannot be applied to given types"),
            new Refused("Table.named(\"t\").index(\"by_nothing\");", "cannot be applied to given types"),
            new Refused(
                    "on().references(users);", "method on in class dev.expunge.client.ForeignKey cannot be applied"),
            // A foreign key to nowhere, or with an unknown action.
            new Refused(
                    "Table.named(\"t\").foreignKey(on(\"a\"));",
                    "dev.expunge.client.ForeignKey.Columns cannot be converted"),
            new Refused("on(\"a\").onDelete(OnDelete.CASCADE);", "method onDelete(dev.expunge.client.OnDelete)"),
            new Refused(
                    "on(\"a\").references(users).onDelete(\"cascade\");",
                    "java.lang.String cannot be converted to dev.expunge.client.OnDelete"),
            new Refused("on(\"a\").references(users).onDelete(OnDelete.IGNORE);", "variable IGNORE"),
            // A default of another type.
            new Refused("text().defaultTo(1);", "int cannot be converted to java.lang.String"),
            new Refused("integer().defaultTo(\"1\");", "java.lang.String cannot be converted to java.lang.Long"),
            new Refused("bool().defaultTo(\"true\");", "java.lang.String cannot be converted to java.lang.Boolean"),
            // A table of another make.
            new Refused("class Mine extends Table {}", "must not extend sealed classes"));

    private static final Map<String, List<String>> ERRORS = new HashMap<>();

    @BeforeAll
    static void compile() {
        AtomicInteger number = new AtomicInteger();
        List<Snippet> snippets = Stream.concat(
                        COMPILING.stream(), NOT_COMPILING.stream().map(Refused::statement))
                .map(statement -> new Snippet("Snippet" + number.incrementAndGet(), statement))
                .toList();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        boolean compiles = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        found,
                        List.of("-proc:none", "-implicit:none", "--should-stop=ifError=FLOW", "-Xmaxerrs", "1000"),
                        null,
                        snippets)
                .call();
        assertThat(compiles).isFalse();
        for (Diagnostic<? extends JavaFileObject> one : found.getDiagnostics()) {
            if (one.getKind() == Diagnostic.Kind.ERROR) {
                // One without a source is a fault of this test.
                Snippet at = (Snippet) Objects.requireNonNull(one.getSource(), one.toString());
                ERRORS.computeIfAbsent(at.statement, statement -> new ArrayList<>())
                        .add(one.getMessage(Locale.ROOT));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("COMPILING")
    void thisCompiles(String statement) {
        assertThat(ERRORS.getOrDefault(statement, List.of())).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("NOT_COMPILING")
    void thisDoesNotCompile(Refused refused) {
        assertThat(ERRORS.getOrDefault(refused.statement(), List.of()))
                .anySatisfy(said -> assertThat(said).containsIgnoringWhitespaces(refused.because()));
    }

    /** A program around one statement. */
    private static final class Snippet extends SimpleJavaFileObject {

        private final String name;
        private final String statement;

        Snippet(String name, String statement) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.name = name;
            this.statement = statement;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return """
                    import static dev.expunge.client.BatchSize.batchSize;
                    import static dev.expunge.client.Column.*;
                    import static dev.expunge.client.Condition.*;
                    import static dev.expunge.client.Deletion.*;
                    import static dev.expunge.client.ForeignKey.on;
                    import static java.time.Duration.ofMinutes;
                    import dev.expunge.client.*;
                    class %s {
                        void run(Expunge expunge, Table users) {
                            %s
                        }
                    }
                    """.formatted(name, statement);
        }
    }
}

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
            "Table t = Table.named(\"t\").deletion(soft()).column(\"slug\", text().notNull().defaultTo(\"x\"));",
            "Table t = Table.named(\"t\").foreignKey(on(\"a\").references(users).onDelete(OnDelete.CASCADE));");

    private static final List<String> NOT_COMPILING = List.of(
            // No selection.
            "expunge.delete(users).execute();",
            "expunge.delete(users).hard();",
            "expunge.delete(users).preview();",
            // Two selections.
            "expunge.delete(users).key(\"u1\").where(eq(\"slug\", \"ada\"));",
            "expunge.delete(users).allowFullScan().key(\"u1\");",
            "expunge.delete(users).where();",
            // Two modes.
            "expunge.delete(users).key(\"u1\").hard().soft();",
            "expunge.delete(users).key(\"u1\").soft().scheduled(ofMinutes(1));",
            "expunge.delete(users).key(\"u1\").scheduled(ofMinutes(1)).hard();",
            // Scheduled page by page.
            "expunge.delete(users).key(\"u1\").scheduled(ofMinutes(1)).executeAsync();",
            "expunge.delete(users).key(\"u1\").scheduled(ofMinutes(1)).executeAsync(batchSize(5));",
            // A delay without scheduled, an unknown mode, a soft cascade under a hard delete.
            "expunge.delete(users).key(\"u1\").soft(ofMinutes(1));",
            "expunge.delete(users).key(\"u1\").mode(\"softly\");",
            "expunge.delete(users).key(\"u1\").hard().cascadeSoft();",
            "Table.named(\"t\").deletion(soft(ofMinutes(1)));",
            "Table.named(\"t\").deletion(scheduled());",
            // Two ways of deletion.
            "Table.named(\"t\").deletion(soft()).deletion(hard());",
            "Table.named(\"t\").deletion(soft()).column(\"a\", text()).deletion(hard());",
            // A default of another type.
            "text().defaultTo(1);",
            "integer().defaultTo(\"1\");",
            // A foreign key to nowhere.
            "Table.named(\"t\").foreignKey(on(\"a\"));");

    private static final Map<String, List<String>> ERRORS = new HashMap<>();

    @BeforeAll
    static void compile() {
        AtomicInteger number = new AtomicInteger();
        List<Snippet> snippets = Stream.concat(COMPILING.stream(), NOT_COMPILING.stream())
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
    void thisDoesNotCompile(String statement) {
        assertThat(ERRORS.getOrDefault(statement, List.of())).isNotEmpty();
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

package dev.expunge.app.cli;

import dev.expunge.app.ExitCode;
import dev.expunge.app.Problem;
import dev.expunge.app.cli.jdbc.Imported;
import dev.expunge.core.Refusal;
import dev.expunge.core.catalog.CatalogEvolution;
import dev.expunge.core.catalog.Evolution;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code expunge catalog import}. Asks no server, and changes nothing in the database. */
@Command(
        name = "import",
        description = {
            "Prints a catalog made of the tables of a database: columns, keys, indexes, and foreign keys with what they do"
                    + " on a delete. What is not as it was there is said on the standard error.",
            "Apply it: expunge catalog import --jdbc URL > tables.json && expunge catalog apply tables.json"
        })
public final class CatalogImportCommand extends ApiCommand {

    private static final List<String> DATABASES = List.of("jdbc:postgresql:", "jdbc:mysql:", "jdbc:mariadb:");

    @Option(
            names = "--jdbc",
            required = true,
            paramLabel = "URL",
            description = "For instance jdbc:postgresql://127.0.0.1/shop or jdbc:mysql://127.0.0.1/shop.")
    private String url = "";

    @Option(names = "--user", paramLabel = "NAME", description = "Who connects.")
    private @Nullable String user;

    @Option(
            names = "--password",
            arity = "0..1",
            interactive = true,
            paramLabel = "TEXT",
            description = "Asks for it; else $EXPUNGE_JDBC_PASSWORD.")
    private @Nullable String password;

    @Option(names = "--schema", paramLabel = "NAME", description = "Else the one that a connection begins in.")
    private @Nullable String schema;

    @Option(names = "--table", paramLabel = "NAME", description = "Only this table; may be given several times.")
    private List<String> tables = List.of();

    @Override
    ExitCode run() {
        if (DATABASES.stream().noneMatch(url::startsWith)) {
            throw usage("--jdbc: must begin with " + String.join(" or ", DATABASES) + ", not " + beginning(url));
        }
        Imported imported = read();
        imported.notes().forEach(note -> hint("note: " + note));
        screen().json(imported.tables().isEmpty() ? Map.of("tables", Map.of()) : Map.of("tables", imported.tables()));
        List<Refusal.Fault> faults = CatalogEvolution.evolve(CatalogEvolution.EMPTY, imported.tables())
                        instanceof Evolution.Rejected rejected
                ? rejected.refusal().faults()
                : List.of();
        faults.forEach(fault -> hint("error " + fault.path() + ": " + fault.message()));
        if (imported.tables().isEmpty()) {
            hint("No table was found that can be taken. Another schema: --schema NAME");
        }
        hint(imported.tables().size() + " tables, " + imported.notes().size() + " notes, " + faults.size()
                + " errors.");
        return faults.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private Imported read() {
        String secret = password != null ? password : System.getenv("EXPUNGE_JDBC_PASSWORD");
        try {
            return Imported.from(new Imported.Source(url, user, secret, schema), tables);
        } catch (SQLException e) {
            throw new Problem(
                    ExitCode.NOT_REACHABLE,
                    "The database cannot be read: " + e.getMessage() + System.lineSeparator()
                            + "Check --jdbc, --user and --password.",
                    e);
        } catch (IllegalArgumentException e) {
            throw usage("--table: " + e.getMessage());
        }
    }

    /** A URL may hold a password. */
    private static String beginning(String url) {
        int end = url.indexOf("//");
        return end < 0 ? "something else" : url.substring(0, end);
    }
}

package dev.expunge.e2e.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The expressions of the alerts and of the dashboard, and what they name. */
final class Expressions {

    static final Path DOCS = Path.of("..", "..", "docs");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern NAME = Pattern.compile("\\b(expunge_[a-z_]+)");
    private static final Pattern LABELS = Pattern.compile("by \\(([a-z_, ]+)\\)|\\{([a-z_]+)=");

    private Expressions() {}

    static JsonNode alerts() throws IOException {
        return YAML.readTree(Files.readString(DOCS.resolve("observability/alerts.yml")))
                .at("/groups/0/rules");
    }

    static List<String> all() throws IOException {
        JsonNode dashboard = YAML.readTree(Files.readString(DOCS.resolve("observability/grafana/expunge.json")));
        return Stream.concat(alerts().findValuesAsText("expr").stream(), dashboard.findValuesAsText("expr").stream())
                .toList();
    }

    static Set<String> metrics(String expression) {
        Set<String> found = new TreeSet<>();
        Matcher names = NAME.matcher(expression);
        while (names.find()) {
            found.add(names.group(1));
        }
        return found;
    }

    /** Those that the product gives; Prometheus itself adds the instance. */
    static Set<String> labels(String expression) {
        Set<String> found = new TreeSet<>();
        Matcher labels = LABELS.matcher(expression);
        while (labels.find()) {
            String names = labels.group(1) == null ? labels.group(2) : labels.group(1);
            found.addAll(List.of(names.split(", *")));
        }
        found.removeAll(Set.of("instance", "job"));
        return found;
    }
}

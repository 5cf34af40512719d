package dev.expunge.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference lists what there is, and nothing else. */
class JavaPageTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "api-java.md");
    private static final Path CLASSES = Path.of("target", "classes");
    private static final Pattern ROW = Pattern.compile("\\| `([A-Z][A-Za-z.]+)` \\| (.+) \\|");
    private static final Pattern NAME = Pattern.compile("`([A-Za-z_]+)`");
    private static final Set<String> OF_EVERY_CLASS = Set.of("equals", "hashCode", "toString", "values", "valueOf");

    @Test
    void listsAllThatIsPublic() throws Exception {
        assertThat(listed()).isEqualTo(there());
    }

    private static Map<String, Set<String>> listed() throws IOException {
        String page = Files.readString(PAGE);
        Map<String, Set<String>> listed = new TreeMap<>();
        page.substring(page.indexOf("## All of it"))
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .forEach(row -> {
                    Set<String> names = NAME.matcher(row.group(2))
                            .results()
                            .map(name -> name.group(1))
                            .collect(Collectors.toCollection(TreeSet::new));
                    listed.put(row.group(1), names);
                });
        return listed;
    }

    private static Map<String, Set<String>> there() throws Exception {
        Map<String, Set<String>> there = new TreeMap<>();
        String folder = Expunge.class.getPackageName().replace('.', '/');
        try (Stream<Path> files = Files.list(CLASSES.resolve(folder))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                if (!name.equals("package-info")) {
                    Class<?> one = Class.forName(Expunge.class.getPackageName() + "." + name);
                    if (Modifier.isPublic(one.getModifiers())) {
                        there.put(name.replace('$', '.'), members(one));
                    }
                }
            }
        }
        return there;
    }

    private static Set<String> members(Class<?> one) {
        Stream<Method> methods = Arrays.stream(one.getDeclaredMethods()).filter(method -> !method.isSynthetic());
        Stream<Field> fields = Arrays.stream(one.getDeclaredFields());
        Set<String> names = Stream.<Member>concat(methods, fields)
                .filter(member -> Modifier.isPublic(member.getModifiers()))
                .map(Member::getName)
                .filter(name -> !OF_EVERY_CLASS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        names.removeIf(name -> name.endsWith("Future") && names.contains(name.replaceFirst("Future$", "")));
        return names;
    }
}

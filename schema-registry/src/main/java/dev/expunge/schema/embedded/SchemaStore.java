package dev.expunge.schema.embedded;

import dev.expunge.schema.release.Compatibility;
import dev.expunge.schema.wire.ContentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Subjects and their versions, schemas by number. Safe for use by many threads; the journal is written first. */
final class SchemaStore {

    private final Journal journal;
    private final ToIntFunction<Schema> numbering;
    private final Map<Integer, Schema> schemas = new HashMap<>();
    /** Version 1 first. Told apart by number, that is by text: Avro's equality does not see documentation. */
    private final SortedMap<String, List<Version>> subjects = new TreeMap<>();

    /** @param known found by number from the start, under no subject */
    SchemaStore(Journal journal, Collection<Schema> known) {
        this(journal, known, ContentId::of);
    }

    SchemaStore(Journal journal, Collection<Schema> known, ToIntFunction<Schema> numbering) {
        this.journal = journal;
        this.numbering = numbering;
        known.forEach(schema -> schemas.put(number(schema), schema));
        journal.entries().forEach(entry -> add(entry.subject(), number(entry.schema()), entry.schema()));
    }

    record Version(String subject, int version, int id, Schema schema) {}

    /** The schema's number; registered as the subject's next version unless it is one of them. */
    synchronized int register(String subject, Schema schema) {
        int id = number(schema);
        List<Version> versions = subjects.getOrDefault(subject, List.of());
        if (versions.stream().anyMatch(version -> version.id() == id)) {
            return id;
        }
        List<String> problems = Compatibility.problems(
                schema, versions.stream().map(Version::schema).toList());
        if (!problems.isEmpty()) {
            throw RegistryError.incompatible(subject, String.join("; ", problems));
        }
        journal.append(new Journal.Entry(subject, schema));
        add(subject, id, schema);
        return id;
    }

    synchronized @Nullable Schema schema(int id) {
        return schemas.get(id);
    }

    synchronized List<String> subjects() {
        return List.copyOf(subjects.keySet());
    }

    /** Oldest first. */
    synchronized List<Version> versions(String subject) {
        List<Version> versions = subjects.get(subject);
        if (versions == null) {
            throw RegistryError.subjectNotFound(subject);
        }
        return List.copyOf(versions);
    }

    /** Under which subject the schema stands, as which version. */
    synchronized @Nullable Version find(String subject, Schema schema) {
        int id = number(schema);
        return versions(subject).stream()
                .filter(version -> version.id() == id)
                .findFirst()
                .orElse(null);
    }

    /** Where a schema is used. */
    synchronized List<Version> uses(int id) {
        return subjects.values().stream()
                .flatMap(List::stream)
                .filter(version -> version.id() == id)
                .toList();
    }

    private void add(String subject, int id, Schema schema) {
        schemas.put(id, schema);
        List<Version> versions = subjects.computeIfAbsent(subject, name -> new ArrayList<>());
        versions.add(new Version(subject, versions.size() + 1, id, schema));
    }

    private int number(Schema schema) {
        int id = numbering.applyAsInt(schema);
        Schema other = schemas.get(id);
        if (other != null && !other.toString().equals(schema.toString())) {
            throw new RegistryError(
                    500,
                    50001,
                    "Schema id " + id + " already stands for another text; change the documentation a little");
        }
        return id;
    }
}

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
    /** Version 1 first. */
    private final SortedMap<String, List<Schema>> subjects = new TreeMap<>();

    /** @param known found by number from the start, under no subject */
    SchemaStore(Journal journal, Collection<Schema> known) {
        this(journal, known, ContentId::of);
    }

    SchemaStore(Journal journal, Collection<Schema> known, ToIntFunction<Schema> numbering) {
        this.journal = journal;
        this.numbering = numbering;
        known.forEach(this::number);
        journal.entries().forEach(entry -> add(entry.subject(), entry.schema()));
    }

    record Version(String subject, int version, int id, Schema schema) {}

    /** The schema's number; registered as the subject's next version unless it is one of them. */
    synchronized int register(String subject, Schema schema) {
        List<Schema> versions = subjects.getOrDefault(subject, List.of());
        if (versions.contains(schema)) {
            return number(schema);
        }
        List<String> problems = Compatibility.problems(schema, versions);
        if (!problems.isEmpty()) {
            throw RegistryError.incompatible(subject, String.join("; ", problems));
        }
        int id = number(schema);
        journal.append(new Journal.Entry(subject, schema));
        add(subject, schema);
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
        List<Schema> schemas = subjects.get(subject);
        if (schemas == null) {
            throw RegistryError.subjectNotFound(subject);
        }
        List<Version> versions = new ArrayList<>(schemas.size());
        for (Schema schema : schemas) {
            versions.add(new Version(subject, versions.size() + 1, number(schema), schema));
        }
        return versions;
    }

    /** Under which subjects a schema stands. */
    synchronized List<Version> uses(Schema schema) {
        return subjects.keySet().stream()
                .flatMap(subject -> versions(subject).stream())
                .filter(version -> version.schema().equals(schema))
                .toList();
    }

    private void add(String subject, Schema schema) {
        number(schema);
        subjects.computeIfAbsent(subject, name -> new ArrayList<>()).add(schema);
    }

    private int number(Schema schema) {
        int id = numbering.applyAsInt(schema);
        Schema other = schemas.putIfAbsent(id, schema);
        if (other != null && !other.toString().equals(schema.toString())) {
            throw new RegistryError(
                    500,
                    50001,
                    "Schema id " + id + " already stands for another text; change the documentation a little");
        }
        return id;
    }
}

package dev.expunge.schema.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReleasedSchemasTest {

    static Stream<String> types() {
        return ReleasedSchemas.TYPES.stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void theSchemaInTheSourcesIsTheLastReleasedOne(String type) {
        List<Schema> released = ReleasedSchemas.of(type);
        assertThat(released)
                .as("released versions of %s: %s", type, Release.HOW)
                .isNotEmpty();
        assertThat(released.get(released.size() - 1).toString())
                .as("%s was changed: %s", type, Release.HOW)
                .isEqualTo(Schemas.current(type).toString());
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyVersionReadsWhatEveryOtherWrote(String type) {
        List<Schema> released = ReleasedSchemas.of(type);
        released.forEach(
                version -> assertThat(Compatibility.problems(version, released)).isEmpty());
        assertThat(Compatibility.problems(Schemas.current(type), released)).isEmpty();
    }
}

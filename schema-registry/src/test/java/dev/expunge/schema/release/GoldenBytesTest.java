package dev.expunge.schema.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.schema.wire.LocalSchemas;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenBytesTest {

    static Stream<String> types() {
        return ReleasedSchemas.TYPES.stream();
    }

    static Stream<Arguments> versions() {
        return types().flatMap(type -> IntStream.rangeClosed(
                        1, ReleasedSchemas.of(type).size())
                .mapToObj(version -> Arguments.of(type, version)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void aValueStillHasTheBytesThatItHad(String type) {
        int last = ReleasedSchemas.of(type).size();
        assertThat(Golden.now(type)).as("%s: %s", type, Release.HOW).isEqualTo(Golden.read(type, last));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void theBytesOfEveryReleasedVersionAreReadAsEver(String type, int version) {
        LocalSchemas ids = new LocalSchemas();
        ReleasedSchemas.of(type).forEach(schema -> ids.idOf("", schema));
        List<Golden.Line> lines = Golden.read(type, version);
        assertThat(lines).isNotEmpty();
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(known(Golden.decoded(type, ids, line.hex()))).isEqualTo(known(line.read())));
    }

    /** A field that came later is null in what was written before. */
    private static String known(String read) {
        return read.replaceAll(", \"\\w+\": null", "");
    }
}

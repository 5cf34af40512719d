package dev.expunge.core.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.storage.RecordCodec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The codec is in another package than what it writes. */
class RecordsOfOtherPackagesTest {

    private record Hidden(@Nullable Row row, List<Value> values, Map<String, Value> byName) {}

    @Test
    void areWrittenThoughTheyArePrivate() {
        RecordCodec<Hidden> codec = RecordCodec.of(Hidden.class);
        Hidden hidden = new Hidden(
                null,
                List.of(Value.NULL, new Value.Bool(true), new Value.Real(-0.5)),
                Map.of("a", new Value.Text("x"), "b", new Value.Json("[]")));
        assertThat(codec.decode(codec.encode(hidden))).isEqualTo(hidden);
    }
}

package dev.expunge.app.up;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpConfigTest {

    private static final UpConfig.Listen LISTEN = new UpConfig.Listen("127.0.0.1", 8080, 8081);

    @ParameterizedTest
    @ValueSource(strings = {"broker:9092", "10.0.0.1:9092,10.0.0.2:9093", "[::1]:9092"})
    void takesAddressesOfBrokers(String kafka) {
        assertThatCode(() -> config(kafka, null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "broker", "broker:0", "broker:99999", "broker:9092,", "http://broker:9092"})
    void refusesWhatIsNoAddress(String kafka) {
        assertThatThrownBy(() -> config(kafka, null))
                .hasMessage("kafka: must be HOST:PORT, or several with commas, not \"" + kafka + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8081", "registry", "ftp://registry", "http:///subjects"})
    void refusesARegistryThatIsNoUrl(String registry) {
        assertThatThrownBy(() -> config(null, registry))
                .hasMessage("registry: must be a URL such as http://127.0.0.1:8081, not \"" + registry + "\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001})
    void refusesShardsOutsideItsLimits(int shards) {
        assertThatThrownBy(() -> new UpConfig.Asked(shards, null))
                .hasMessage("shards: must be from 1 to 1000, not " + shards);
    }

    @Test
    void refusesAnUnknownLayout() {
        assertThatThrownBy(() -> new UpConfig.Asked(null, "both"))
                .hasMessage("topics: must be per-table or shared, not \"both\"");
    }

    @Test
    void refusesPortsThatDoNotExist() {
        assertThatThrownBy(() -> new UpConfig.Listen("127.0.0.1", 70_000, 8081))
                .hasMessage("port: must be from 1 to 65535, not 70000");
        assertThatThrownBy(() -> new UpConfig.Listen("127.0.0.1", 65_535, 65_536))
                .hasMessage("port of the registry (port + 1): must be from 1 to 65535, not 65536");
    }

    private static UpConfig config(@Nullable String kafka, @Nullable String registry) {
        return new UpConfig(LISTEN, Path.of("data"), kafka, registry, UpConfig.Asked.NOTHING);
    }
}

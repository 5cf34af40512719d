package dev.expunge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.api.http.RunningApi.Got;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpsRoutesTest {

    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/asyncapi.json", "/metrics", "/health/live", "/health/ready"})
    void areAnsweredBelowTheBaseAndOutside(String path) throws Exception {
        assertThat(api.get(path).status()).isEqualTo(200);
        assertThat(api.get("/v1" + path).status()).isEqualTo(200);
    }

    @Test
    void readySaysWhyNot() throws Exception {
        api.notReady = "the topics are still being read";

        Got got = api.get("/health/ready");

        assertThat(got.status()).isEqualTo(503);
        assertThat(got.json().path("status").asText()).isEqualTo("DOWN");
        assertThat(got.json().path("reason").asText()).isEqualTo("the topics are still being read");
        assertThat(api.get("/health/live").status()).isEqualTo(200);
    }

    @Test
    void liveSaysWhyNot() throws Exception {
        api.notLive = "the log was not read for 70 s";

        assertThat(api.get("/health/live").status()).isEqualTo(503);
    }

    @Test
    void metricsCountCallsByPathAndStatus() throws Exception {
        api.get("/v1/deletes/nope");

        Got got = api.get("/metrics");

        assertThat(got.response().body())
                .contains(
                        "expunge_api_requests_seconds_count{method=\"GET\",path=\"/v1/deletes/{id}\",status=\"404\"} 1");
    }
}

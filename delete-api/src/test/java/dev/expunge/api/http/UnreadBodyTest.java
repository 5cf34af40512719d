package dev.expunge.api.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client that writes all of its body before it reads: many do. */
class UnreadBodyTest {

    /** More than the buffers of a connection hold. */
    private static final int LARGE_BYTES = 20_000_000;

    private static final Duration SOON = Duration.ofSeconds(60);

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
    @CsvSource({
        "/v1/deletes, application/json, 413",
        "/v1/tables/users/rows, application/x-www-form-urlencoded, 422",
        "/v1/no/such/call, application/json, 404",
    })
    void ofARefusedCallDoesNotCostTheClientItsAnswer(String path, String type, int status) throws Exception {
        try (Socket client = connect()) {
            OutputStream out = client.getOutputStream();
            out.write(head(path, type, ""));
            byte[] part = new byte[100_000];
            Arrays.fill(part, (byte) ' ');
            for (int sent = 0; sent < LARGE_BYTES; sent += part.length) {
                out.write(part);
            }

            assertThat(answer(client)).startsWith("HTTP/1.1 " + status + " ").contains("REQUEST_INVALID");
        }
    }

    @Test
    void isNotAskedForOfAClientThatWaits() throws Exception {
        try (Socket client = connect()) {
            client.getOutputStream().write(head("/v1/deletes", "application/json", "Expect: 100-continue\r\n"));

            assertThat(answer(client)).startsWith("HTTP/1.1 413 ");
        }
    }

    private Socket connect() throws IOException {
        Socket client =
                new Socket(InetAddress.getLoopbackAddress(), api.uri("/").getPort());
        client.setSoTimeout((int) SOON.toMillis());
        return client;
    }

    private static byte[] head(String path, String type, String more) {
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type
                        + "\r\nContent-Length: " + LARGE_BYTES + "\r\n" + more + "\r\n")
                .getBytes(ISO_8859_1);
    }

    private static String answer(Socket client) throws IOException {
        return new String(client.getInputStream().readAllBytes(), ISO_8859_1);
    }
}

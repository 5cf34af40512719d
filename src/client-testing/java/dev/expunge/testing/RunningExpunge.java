package dev.expunge.testing;

import dev.expunge.client.Expunge;
import java.net.URI;

/** An Expunge that a test has to itself. */
public sealed interface RunningExpunge extends AutoCloseable
        permits InMemoryExpunge, EmbeddedExpunge, ContainerExpunge {

    /**
     * Where the HTTP API is.
     *
     * @return without {@code /v1}
     */
    URI uri();

    /**
     * A connection to it.
     *
     * @return one more at each call
     */
    default Expunge client() {
        return Expunge.connect(uri());
    }

    /** Stops it. Harmless when repeated. */
    @Override
    void close();
}

package dev.expunge.core.request;

import dev.expunge.core.catalog.Catalog;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads, checks and resolves delete requests. */
public final class Requests {

    private Requests() {}

    /** From plain JSON as a caller sent it; anything may stand there, what is wrong becomes a fault. */
    public static Reading read(Map<String, @Nullable Object> body, Catalog catalog) {
        Problems problems = new Problems();
        DeleteRequest request = new BodyReader(body, problems).read();
        return new Resolver(request, catalog, problems).resolve();
    }

    /** From a request whose shape was read elsewhere. What {@link #read} accepts, this resolves to the same. */
    public static Reading resolve(DeleteRequest request, Catalog catalog) {
        return new Resolver(request, catalog, new Problems()).resolve();
    }
}

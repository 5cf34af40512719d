package dev.expunge.api.http;

import io.javalin.http.HandlerType;
import java.util.Set;

/**
 * Which endpoint answers what.
 *
 * @param path below the base, as {@code /tables/{table}}
 * @param query the parameters that it takes; any other is refused, since a typing error must not change what is deleted
 */
record Route(HandlerType method, String path, Set<String> query, Endpoint endpoint) {

    static Route get(String path, Set<String> query, Endpoint endpoint) {
        return new Route(HandlerType.GET, path, query, endpoint);
    }

    static Route put(String path, Endpoint endpoint) {
        return new Route(HandlerType.PUT, path, Set.of(), endpoint);
    }

    static Route post(String path, Endpoint endpoint) {
        return new Route(HandlerType.POST, path, Set.of(), endpoint);
    }

    static Route delete(String path, Set<String> query, Endpoint endpoint) {
        return new Route(HandlerType.DELETE, path, query, endpoint);
    }
}

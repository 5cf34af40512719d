package dev.expunge.api.http;

import dev.expunge.api.call.CallRefused;
import dev.expunge.api.call.CatalogCalls;
import dev.expunge.api.call.Limits;
import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import dev.expunge.core.catalog.Definitions;
import dev.expunge.core.catalog.PlainJson;
import dev.expunge.core.event.Reply;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Table definitions. */
final class CatalogRoutes {

    private final CatalogCalls catalog;

    CatalogRoutes(CatalogCalls catalog) {
        this.catalog = catalog;
    }

    List<Route> routes() {
        return List.of(
                Route.put("/catalog", this::put),
                Route.get("/catalog", Set.of(), this::get),
                Route.get("/tables/{table}", Set.of(), this::table));
    }

    private CompletableFuture<Answer> put(Call call) throws IOException {
        return catalog.change(tables(call.json(Limits.REQUEST_BYTES))).thenApply(changed -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("tables", changed.tables());
            json.put(
                    "warnings",
                    changed.warnings().stream().map(CatalogRoutes::warning).toList());
            return Answer.json(200, json);
        });
    }

    private static Map<String, @Nullable Object> tables(Map<String, @Nullable Object> body) {
        for (String field : body.keySet()) {
            if (!field.equals("tables")) {
                throw CallRefused.invalid("/" + field, "unknown field " + field + ": only tables is taken here");
            }
        }
        Map<String, @Nullable Object> tables = PlainJson.object(body.get("tables"));
        if (tables == null) {
            throw new CallRefused(Refusal.of(
                    ErrorCode.REQUEST_INVALID, "/tables", "tables is an object of definitions by table name"));
        }
        return tables;
    }

    private static Map<String, Object> warning(Reply.Warning warning) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", warning.path());
        json.put("code", warning.code());
        json.put("message", warning.message());
        return json;
    }

    private CompletableFuture<Answer> get(Call call) {
        return catalog.all().thenApply(current -> {
            Map<String, Object> tables = new LinkedHashMap<>();
            current.tables().forEach((name, table) -> tables.put(name, Definitions.toJson(table)));
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("tables", tables);
            json.put("version", current.version());
            return Answer.json(200, json);
        });
    }

    private CompletableFuture<Answer> table(Call call) {
        return catalog.table(call.path("table")).thenApply(table -> Answer.json(200, Definitions.toJson(table)));
    }
}

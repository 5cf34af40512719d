package dev.expunge.api.http;

import dev.expunge.api.call.BulkCalls;
import dev.expunge.api.call.BulkResult;
import dev.expunge.api.call.Limits;
import dev.expunge.api.call.ReadCalls;
import dev.expunge.api.call.RowCalls;
import dev.expunge.api.call.RowCalls.WrittenRow;
import dev.expunge.api.json.RowJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Rows: writing and reading them. */
final class RowRoutes {

    private static final String ROWS = "/tables/{table}/rows";
    private static final String ROW = ROWS + "/{key}";

    private final RowCalls rows;
    private final BulkCalls bulk;
    private final ReadCalls reads;

    RowRoutes(RowCalls rows, BulkCalls bulk, ReadCalls reads) {
        this.rows = rows;
        this.bulk = bulk;
        this.reads = reads;
    }

    List<Route> routes() {
        return List.of(
                Route.put(ROW, this::put),
                Route.post(ROWS, this::load),
                Route.get(ROW, Set.of(), this::get),
                Route.get(ROWS, Set.of("limit", "cursor"), this::list));
    }

    private CompletableFuture<Answer> put(Call call) throws IOException {
        return rows.put(call.path("table"), call.path("key"), call.json(Limits.ROW_BYTES))
                .thenApply(written -> Answer.json(200, json(written)));
    }

    private static @Nullable Map<String, @Nullable Object> json(WrittenRow written) {
        return written.row() == null ? null : RowJson.of(written.row(), written.table());
    }

    private CompletableFuture<Answer> load(Call call) throws IOException, InterruptedException {
        BulkResult result = bulk.write(
                call.path("table"),
                call.stream(Limits.BULK_BYTES, "application/x-ndjson", "application/ndjson", "application/jsonl"));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("written", result.written());
        json.put("errors", result.errors().stream().map(RowRoutes::error).toList());
        json.put("errorCount", result.errorCount());
        return CompletableFuture.completedFuture(Answer.json(200, json));
    }

    private static Map<String, Object> error(BulkResult.LineError error) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("line", error.line());
        json.put("code", error.code().name());
        json.put("message", error.message());
        return json;
    }

    private CompletableFuture<Answer> get(Call call) {
        return reads.row(call.path("table"), call.path("key"))
                .thenApply(found -> Answer.json(200, RowJson.of(found.row(), found.table())));
    }

    private CompletableFuture<Answer> list(Call call) {
        String after = Cursors.text(call.query("cursor"));
        int limit = call.limit(Limits.PAGE_ROWS, Limits.MAX_PAGE_ROWS);
        return reads.rows(call.path("table"), after, limit).thenApply(found -> {
            Map<String, Object> rowsByKey = new LinkedHashMap<>();
            found.page().items().forEach(entry -> rowsByKey.put(entry.key(), RowJson.of(entry.row(), found.table())));
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("rows", rowsByKey);
            json.put("cursor", Cursors.of(found.page().next()));
            return Answer.json(200, json);
        });
    }
}

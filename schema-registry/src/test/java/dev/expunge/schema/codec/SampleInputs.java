package dev.expunge.schema.codec;

import dev.expunge.core.event.ActionCommand;
import dev.expunge.core.event.CatalogCommand;
import dev.expunge.core.event.DeleteCommand;
import dev.expunge.core.event.Input;
import dev.expunge.core.event.PurgeDue;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.request.DeleteIds;
import dev.expunge.core.request.DeleteRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Random inputs. */
public final class SampleInputs {

    private final Samples some;

    SampleInputs(Samples some) {
        this.some = some;
    }

    public Input any() {
        return switch (some.below(5)) {
            case 0 -> rowChange();
            case 1 -> delete();
            case 2 -> action();
            case 3 -> catalog();
            default -> purgeDue();
        };
    }

    public RowChange rowChange() {
        return new RowChange(
                some.text(),
                some.table(),
                some.text(),
                some.maybe(some::columns),
                new RowChange.Origin(some.maybe(some::number), some.flag(), some.maybe(some::text)),
                some.maybe(some::replyTo));
    }

    public DeleteCommand delete() {
        String eventId = some.text();
        String requestId = some.maybe(some::text);
        String deleteId = requestId == null ? DeleteIds.forEvent(eventId) : DeleteIds.forRequest(requestId);
        return new DeleteCommand(eventId, deleteId, request(requestId), some.flag(), some.maybe(some::replyTo));
    }

    private DeleteRequest request(@Nullable String requestId) {
        int way = some.below(4);
        return new DeleteRequest(
                some.table(),
                new DeleteRequest.Selection(
                        way == 1 ? some.text() : null,
                        way == 2 ? some.some(some::text) : null,
                        way == 3 ? some.some(this::condition) : null,
                        some.flag()),
                new DeleteRequest.How(
                        some.maybe(some::text),
                        some.maybe(some::number),
                        some.maybe(some::text),
                        some.maybe(some::text),
                        some.maybe(() -> some.below(1000))),
                some.maybe(() -> new DeleteRequest.Returning(some.maybe(() -> some.some(some::text)))),
                requestId,
                new DeleteRequest.Note(some.maybe(some::text), some.maybe(some::text)));
    }

    private DeleteRequest.Condition condition() {
        return new DeleteRequest.Condition(
                some.text(), some.oneOf(DeleteRequest.Operator.class), some.some(some::value));
    }

    public ActionCommand action() {
        return new ActionCommand(
                some.text(),
                some.text(),
                some.oneOf(ActionCommand.Action.class),
                some.maybe(some::text),
                some.maybe(some::replyTo));
    }

    public CatalogCommand catalog() {
        Map<String, @Nullable Object> tables = new HashMap<>();
        some.some(some::text).forEach(table -> tables.put(table, some.maybe(this::definition)));
        return new CatalogCommand(some.text(), tables, some.maybe(some::text), some.maybe(some::replyTo));
    }

    Map<String, @Nullable Object> definition() {
        Map<String, @Nullable Object> definition = new HashMap<>();
        definition.put("columns", Map.of("id", Map.of("type", "string", "notNull", some.flag())));
        definition.put("deletion", some.oneOf(Arrays.asList(null, Map.of("delayMs", some.number()))));
        definition.put("indexes", List.of(some.text(), 1.5, true));
        return definition;
    }

    public PurgeDue purgeDue() {
        return new PurgeDue(some.text(), some.text(), some.table(), some.text(), some.number());
    }
}

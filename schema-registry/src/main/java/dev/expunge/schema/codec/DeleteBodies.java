package dev.expunge.schema.codec;

import dev.expunge.core.request.DeleteRequest;
import dev.expunge.core.request.DeleteRequest.Condition;
import dev.expunge.core.request.DeleteRequest.Operator;
import dev.expunge.event.DeleteBody;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Delete requests. What can be read at all goes to the core, whose refusals reach the caller. */
final class DeleteBodies {

    private DeleteBodies() {}

    static DeleteBody toAvro(DeleteRequest request, boolean preview) {
        DeleteRequest.Selection selection = request.selection();
        DeleteRequest.How how = request.how();
        DeleteRequest.Returning returning = request.returning();
        List<Condition> where = selection.where();
        return DeleteBody.newBuilder()
                .setTable(request.table())
                .setKey(selection.key())
                .setKeys(selection.keys())
                .setWhere(where == null ? null : conditions(where))
                .setAllowFullScan(selection.allowFullScan())
                .setMode(how.mode())
                .setDelayMs(how.delayMs())
                .setCascade(how.cascade())
                .setExecution(how.execution())
                .setBatchSize(how.batchSize())
                .setReturning(returning != null)
                .setReturningColumns(returning == null ? null : returning.columns())
                .setRequestId(request.requestId())
                .setReason(request.note().reason())
                .setRequestedBy(request.note().requestedBy())
                .setPreview(preview)
                .build();
    }

    private static List<dev.expunge.event.Condition> conditions(List<Condition> where) {
        List<dev.expunge.event.Condition> avro = new ArrayList<>(where.size());
        for (Condition condition : where) {
            avro.add(new dev.expunge.event.Condition(
                    condition.column(),
                    dev.expunge.event.Operator.valueOf(condition.operator().name()),
                    Values.toAvro(condition.values())));
        }
        return avro;
    }

    /** @param principal who sent the request */
    static DeleteRequest fromAvro(DeleteBody avro, @Nullable String principal) throws UnreadableRecordException {
        String requestId = avro.getRequestId();
        return new DeleteRequest(
                Read.text("delete.table", avro.getTable()),
                selection(avro),
                new DeleteRequest.How(
                        avro.getMode(), avro.getDelayMs(), avro.getCascade(), avro.getExecution(), avro.getBatchSize()),
                avro.getReturning() ? new DeleteRequest.Returning(copy(avro.getReturningColumns())) : null,
                requestId == null ? null : Read.text("delete.requestId", requestId),
                new DeleteRequest.Note(
                        avro.getReason(), avro.getRequestedBy() == null ? principal : avro.getRequestedBy()));
    }

    private static DeleteRequest.Selection selection(DeleteBody avro) throws UnreadableRecordException {
        List<dev.expunge.event.Condition> where = avro.getWhere();
        return new DeleteRequest.Selection(
                avro.getKey(), copy(avro.getKeys()), where == null ? null : tests(where), avro.getAllowFullScan());
    }

    private static List<Condition> tests(List<dev.expunge.event.Condition> where) throws UnreadableRecordException {
        List<Condition> conditions = new ArrayList<>(where.size());
        for (dev.expunge.event.Condition avro : where) {
            String field = "delete.where." + Read.text("delete.where.column", avro.getColumn());
            Operator operator = Read.symbol(field + ".operator", Operator.class, avro.getOperator());
            conditions.add(new Condition(avro.getColumn(), operator, Values.fromAvro(avro.getValues())));
        }
        return conditions;
    }

    private static @Nullable List<String> copy(@Nullable List<String> texts) {
        return texts == null ? null : List.copyOf(texts);
    }
}

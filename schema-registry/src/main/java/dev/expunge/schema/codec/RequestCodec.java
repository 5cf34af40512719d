package dev.expunge.schema.codec;

import dev.expunge.core.event.ActionCommand;
import dev.expunge.core.event.CatalogCommand;
import dev.expunge.core.event.DeleteCommand;
import dev.expunge.core.event.Input;
import dev.expunge.core.event.ReplyTo;
import dev.expunge.core.request.DeleteIds;
import dev.expunge.core.request.DeleteRequest;
import dev.expunge.event.ActionBody;
import dev.expunge.event.CatalogBody;
import dev.expunge.event.DeleteBody;
import dev.expunge.event.Request;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Topic requests: delete, action and catalog commands. Anybody may write it. */
public final class RequestCodec extends AvroCodec<Input, Request> {

    public RequestCodec(SchemaIds ids) {
        super(ids, Request.class);
    }

    @Override
    String key(Input input) {
        return input.routingKey();
    }

    @Override
    List<Header> headers(Input input, long timeMs) {
        String deleteId = input instanceof CatalogCommand ? null : input.routingKey();
        return EventHeaders.of(input.eventId(), timeMs, deleteId, principal(input));
    }

    @Override
    Request toAvro(Input input, long timeMs) {
        Request.Builder request = Request.newBuilder()
                .setEventId(input.eventId())
                .setTimeMs(timeMs)
                .setPrincipal(principal(input));
        if (input instanceof DeleteCommand command) {
            request.setReplyTo(Refs.toAvro(command.replyTo()))
                    .setDelete(DeleteBodies.toAvro(command.request(), command.preview()));
        } else if (input instanceof ActionCommand command) {
            request.setReplyTo(Refs.toAvro(command.replyTo()))
                    .setAction(new ActionBody(
                            command.deleteId(),
                            dev.expunge.event.Action.valueOf(command.action().name())));
        } else if (input instanceof CatalogCommand command) {
            request.setReplyTo(Refs.toAvro(command.replyTo()))
                    .setCatalog(new CatalogBody(Definitions.toAvro(command.tables())));
        } else {
            throw new IllegalArgumentException(
                    input.getClass().getSimpleName() + " does not belong to the requests topic");
        }
        return request.build();
    }

    @Override
    Input fromAvro(Request avro, RecordOrigin origin) throws UnreadableRecordException {
        String eventId = Read.eventId(avro.getEventId(), origin);
        ReplyTo replyTo = Refs.fromAvro(avro.getReplyTo());
        DeleteBody delete = avro.getDelete();
        ActionBody action = avro.getAction();
        CatalogBody catalog = avro.getCatalog();
        long bodies = Stream.of(delete != null, action != null, catalog != null)
                .filter(given -> given)
                .count();
        if (bodies != 1) {
            throw UnreadableRecordException.invalid(
                    "delete, action, catalog", bodies + " of them", "exactly one is to be given");
        }
        if (delete != null) {
            DeleteRequest request = DeleteBodies.fromAvro(delete, avro.getPrincipal());
            return new DeleteCommand(eventId, deleteId(request, eventId), request, delete.getPreview(), replyTo);
        } else if (action != null) {
            return new ActionCommand(
                    eventId,
                    Read.text("action.deleteId", action.getDeleteId()),
                    Read.symbol("action.action", ActionCommand.Action.class, action.getAction()),
                    avro.getPrincipal(),
                    replyTo);
        }
        return new CatalogCommand(eventId, Definitions.fromAvro(catalog.getTables()), avro.getPrincipal(), replyTo);
    }

    private static String deleteId(DeleteRequest request, String eventId) {
        String requestId = request.requestId();
        return requestId == null ? DeleteIds.forEvent(eventId) : DeleteIds.forRequest(requestId);
    }

    private static @Nullable String principal(Input input) {
        if (input instanceof DeleteCommand command) {
            return command.request().note().requestedBy();
        } else if (input instanceof ActionCommand command) {
            return command.principal();
        }
        return input instanceof CatalogCommand command ? command.principal() : null;
    }
}

package dev.expunge.schema.codec;

import dev.expunge.core.event.Reply;
import dev.expunge.core.event.ReplyTo;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.List;
import org.apache.kafka.common.header.Header;

/** Topic replies. */
public final class ReplyCodec extends AvroCodec<Reply, dev.expunge.event.Reply> {

    public ReplyCodec(SchemaIds ids) {
        super(ids, dev.expunge.event.Reply.class);
    }

    @Override
    String key(Reply reply) {
        return reply.to().client();
    }

    @Override
    List<Header> headers(Reply reply, long timeMs) {
        String deleteId = reply.answer() instanceof Reply.DeleteAccepted accepted
                ? accepted.status().deleteId()
                : null;
        return EventHeaders.of(null, timeMs, deleteId, null);
    }

    @Override
    dev.expunge.event.Reply toAvro(Reply reply, long timeMs) {
        dev.expunge.event.Reply.Builder avro = dev.expunge.event.Reply.newBuilder()
                .setClient(reply.to().client())
                .setCorrelationId(reply.to().correlationId())
                .setTimeMs(timeMs);
        Answers.set(avro, reply.answer());
        return avro.build();
    }

    @Override
    Reply fromAvro(dev.expunge.event.Reply avro, RecordOrigin origin) throws UnreadableRecordException {
        return new Reply(
                new ReplyTo(Read.text("client", avro.getClient()), Read.text("correlationId", avro.getCorrelationId())),
                Answers.get(avro));
    }
}

package dev.expunge.schema.codec;

import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowRef;
import dev.expunge.event.EffectKind;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.List;
import org.apache.kafka.common.header.Header;

/** Topics effects. */
public final class RowEffectCodec extends AvroCodec<RowEffect, dev.expunge.event.RowEffect> {

    private final RowKeys keys;

    public RowEffectCodec(SchemaIds ids, RowKeys keys) {
        super(ids, dev.expunge.event.RowEffect.class);
        this.keys = keys;
    }

    @Override
    String key(RowEffect effect) {
        return keys.text(effect.row().table(), effect.row().key());
    }

    /** By the row's own key, so that a shard writes to one partition. */
    @Override
    String routing(RowEffect effect) {
        return effect.row().key();
    }

    @Override
    List<Header> headers(RowEffect effect, long timeMs) {
        return EventHeaders.of(
                effect.eventId(), effect.because().timeMs(), effect.because().deleteId(), null);
    }

    @Override
    dev.expunge.event.RowEffect toAvro(RowEffect effect, long timeMs) {
        RowEffect.Because because = effect.because();
        return new dev.expunge.event.RowEffect(
                effect.eventId(),
                because.timeMs(),
                because.deleteId(),
                effect.row().table(),
                effect.row().key(),
                EffectKind.valueOf(effect.kind().name()),
                Values.toAvro(effect.set()),
                Values.toAvro(effect.expected()),
                Refs.toAvro(because.cause()),
                because.token());
    }

    @Override
    RowEffect fromAvro(dev.expunge.event.RowEffect avro, RecordOrigin origin) throws UnreadableRecordException {
        return new RowEffect(
                avro.getEventId(),
                new RowRef(Read.text("table", avro.getTable()), Read.text("key", avro.getKey())),
                Read.symbol("kind", RowEffect.Kind.class, avro.getKind()),
                Values.fromAvro(avro.getSet()),
                Values.fromAvro(avro.getExpected()),
                new RowEffect.Because(
                        avro.getDeleteId(), Refs.fromAvro(avro.getCause()), avro.getToken(), avro.getTimeMs()));
    }
}
